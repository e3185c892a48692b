/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubscribedTest {

    private static final Subscription ANSWERS =
            Subscription.to("CHANNEL_ANSWER").withResync(false);
    private static final Subscription REGISTRATIONS =
            Subscription.to("CUSTOM sofia::register sofia::unregister").withResync(false);

    @Test
    void putsCustomLast() {
        Subscribed both = Subscribed.forAll(List.of(REGISTRATIONS, ANSWERS));
        assertThat(Subscribed.eventCommand("json", Subscribed.NONE.missing(both)))
                .isEqualTo("event json CHANNEL_ANSWER CUSTOM sofia::register sofia::unregister");
    }

    @Test
    void hearsWhichChannelsLiveIfSomebodyWantsToBeResynced() {
        assertThat(Subscribed.forAll(List.of(ANSWERS.withResync(true))).events())
                .containsExactly("CHANNEL_ANSWER", "CHANNEL_CREATE", "CHANNEL_DESTROY", "CHANNEL_HANGUP_COMPLETE");
    }

    @Test
    void doesNotHearOfChannelsForAListenerThatHasNothingToDoWithThem() {
        assertThat(Subscribed.forAll(List.of(REGISTRATIONS.withResync(true))).events())
                .isEmpty();
        assertThat(Subscribed.forAll(List.of(REGISTRATIONS.withResync(true).withLifecycle(true)))
                        .events())
                .isEqualTo(Subscribed.CHANNELS);
    }

    @Test
    void leavesTheSignOfLifeToItsOwnCommand() {
        assertThat(Subscribed.forAll(List.of(Subscription.to("HEARTBEAT,DTMF").withResync(false)))
                        .events())
                .containsExactly("DTMF");
    }

    @Test
    void asksOnlyForWhatIsMissing() {
        Subscribed before = Subscribed.forAll(List.of(ANSWERS));
        Subscribed after = Subscribed.forAll(List.of(ANSWERS, REGISTRATIONS));
        assertThat(before.missing(after)).containsExactly("CUSTOM sofia::register", "CUSTOM sofia::unregister");
        assertThat(after.missing(before)).isEmpty();
    }

    @Test
    void keepsAtTheSwitchWhatNobodyWantsUntilItComes() {
        Subscribed both = Subscribed.forAll(List.of(ANSWERS, REGISTRATIONS));
        Subscribed wanted = Subscribed.forAll(List.of(REGISTRATIONS));
        Subscribed after = both.after(wanted);
        assertThat(after.missing(both)).isEmpty();
        assertThat(wanted.covers(SubscriptionTest.event("CHANNEL_ANSWER"))).isFalse();
        assertThat(Subscribed.nixCommand(SubscriptionTest.event("CHANNEL_ANSWER")))
                .isEqualTo("nixevent CHANNEL_ANSWER");
        assertThat(after.without(SubscriptionTest.event("CHANNEL_ANSWER")).missing(both))
                .containsExactly("CHANNEL_ANSWER");
    }

    @Test
    void givesUpASubclassByItsName() {
        assertThat(Subscribed.nixCommand(SubscriptionTest.custom("sofia::expire")))
                .isEqualTo("nixevent CUSTOM sofia::expire");
    }

    @Test
    void clearsEverythingWhenNobodyIsLeft() {
        assertThat(Subscribed.forAll(List.of(REGISTRATIONS, ANSWERS)).clearCommands("json"))
                .containsExactly("nixevent CHANNEL_ANSWER CUSTOM sofia::register sofia::unregister");
    }

    @Test
    void keepsTheSignOfLifeWhenItClearsAll() {
        assertThat(Subscribed.forAll(List.of(Subscription.to("ALL").withResync(false)))
                        .clearCommands("plain"))
                .containsExactly("nixevent ALL", "event plain HEARTBEAT");
    }

    @Nested
    class Filters {

        private final Subscription inbound = ANSWERS.where("Call-Direction", "inbound");
        private final Subscription support = REGISTRATIONS.where("Caller-Context", "support");

        @Test
        void comeBeforeTheEventsAndLetTheSignOfLifePass() {
            assertThat(Subscribed.NONE.filterCommands(Subscribed.forAll(List.of(inbound))))
                    .containsExactly("filter Event-Name HEARTBEAT", "filter Call-Direction inbound");
        }

        @Test
        void addUp() {
            Subscribed one = Subscribed.forAll(List.of(inbound));
            assertThat(one.filterCommands(Subscribed.forAll(List.of(inbound, support))))
                    .containsExactly("filter Caller-Context support");
        }

        @Test
        void goWithTheirListener() {
            Subscribed both = Subscribed.forAll(List.of(inbound, support));
            assertThat(both.filterCommands(Subscribed.forAll(List.of(inbound))))
                    .containsExactly("filter delete Caller-Context support");
        }

        @Test
        void endWhenSomebodyWantsAll() {
            Subscribed one = Subscribed.forAll(List.of(inbound));
            assertThat(one.filterCommands(Subscribed.forAll(List.of(inbound, REGISTRATIONS))))
                    .containsExactly("filter delete all");
        }

        @Test
        void dontNarrowAConnectionThatHasEvents() {
            Subscribed open = Subscribed.forAll(List.of(ANSWERS));
            Subscribed wanted = Subscribed.forAll(List.of(inbound));
            assertThat(open.filterCommands(wanted)).isEmpty();
            assertThat(open.after(wanted).filters()).isEmpty();
        }

        @Test
        void thatKeepAwayAreTheSwitchsOnlyIfAllListenersHaveThem() {
            Subscription notPublic = ANSWERS.where("Call-Direction", "inbound").where("Caller-Context", "-public");
            assertThat(Subscribed.forAll(List.of(notPublic)).filters()).hasSize(2);
            assertThat(Subscribed.forAll(List.of(notPublic, support)).filters()).isEmpty();
        }
    }
}

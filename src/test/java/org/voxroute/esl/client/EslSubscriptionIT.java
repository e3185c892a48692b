/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.kit.FakeSwitch.event;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;
import org.voxroute.kit.Heard;

class EslSubscriptionIT {

    private static final String YES = "+OK event listener enabled json";

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    @Test
    void subscribesForAListenerThatWasThereFirst() {
        node.listen(answers(), heard);
        Conversation events = fs.welcomesNode().events();
        events.hears("event json CHANNEL_ANSWER").replies(YES);
        events.hears("event json HEARTBEAT").replies(YES);
        events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1"));
        heard.hears("CHANNEL_ANSWER a1");
    }

    @Test
    void speaksPlainIfItIsTold() {
        nodes.close();
        try (var plain = EslNodes.open(List.of(Patience.config(fs).withFormat(EslNodeConfig.Format.PLAIN)))) {
            // The connections of the closed client come first, if they were made.
            plain.only().listen(answers(), heard);
            Conversation one = nextThatIsLetIn();
            Conversation other = nextThatIsLetIn();
            Conversation events = one.upcoming().contains("CHANNEL_ANSWER") ? one : other;
            events.hears("event plain CHANNEL_ANSWER").replies("+OK event listener enabled plain");
            events.hears("event plain HEARTBEAT").replies("+OK event listener enabled plain");
            events.says("""
                    Content-Length: 52
                    Content-Type: text/event-plain

                    Event-Name: CHANNEL_ANSWER
                    Unique-ID: a%201
                    X: 123

                    """);
            heard.hears("CHANNEL_ANSWER a 1");
        }
    }

    private Conversation nextThatIsLetIn() {
        while (true) {
            Conversation next = fs.accepts();
            try {
                next.asksForPassword()
                        .hears("auth ClueCon")
                        .replies("+OK accepted")
                        .upcoming();
                return next;
            } catch (AssertionError | RuntimeException e) {
                // It was the closed client's.
                next.hangsUp();
            }
        }
    }

    @Nested
    class WhenItIsConnected {

        private final FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
        private final Conversation events = pair.events();

        WhenItIsConnected() {
            awaitConnected(node);
        }

        @Test
        void addsWhatALaterListenerWants() {
            node.listen(answers(), heard);
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            node.listen(Subscription.to("CHANNEL_ANSWER,CUSTOM sofia::register").withResync(false), new Heard());
            events.hears("event json CUSTOM sofia::register").replies(YES);
        }

        @Test
        void givesEachListenerOnlyWhatItAskedFor() {
            var registrations = new Heard();
            node.listen(answers().where("Call-Direction", "inbound"), heard);
            events.hears("filter Event-Name HEARTBEAT").replies("+OK");
            events.hears("filter Call-Direction inbound").replies("+OK");
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            node.listen(Subscription.to("CUSTOM sofia::register").withResync(false), registrations);
            events.hears("filter delete all").replies("+OK");
            events.hears("event json CUSTOM sofia::register").replies(YES);
            events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1", "Call-Direction", "outbound"))
                    .says(event("CUSTOM", "Event-Subclass", "sofia::register"))
                    .says(event("CHANNEL_ANSWER", "Unique-ID", "a2", "Call-Direction", "inbound"));
            heard.hears("CHANNEL_ANSWER a2");
            registrations.hears("CUSTOM sofia::register");
        }

        @Test
        void givesUpAnEventThatNobodyWantsWhenItComes() {
            Handle handle = node.listen(answers(), heard);
            node.listen(Subscription.to("DTMF").withResync(false), new Heard());
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            events.hears("event json DTMF").replies(YES);
            handle.close();
            Patience.awaitListeners(node, 1);
            events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1"))
                    .says(event("CHANNEL_ANSWER", "Unique-ID", "a2"))
                    .hears("nixevent CHANNEL_ANSWER")
                    .replies("+OK events nixed");
            node.listen(answers(), heard);
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            events.says(event("CHANNEL_ANSWER", "Unique-ID", "a3"));
            heard.hears("CHANNEL_ANSWER a3");
        }

        @Test
        void endsTheSubscriptionWithTheLastListener() {
            Handle handle = node.listen(answers(), heard);
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            handle.close();
            events.hears("nixevent CHANNEL_ANSWER").replies("+OK events nixed");
            handle.close();
            assertThat(heard.lines()).isEmpty();
        }

        @Test
        void tellsALaterListenerThatItIsConnected() {
            node.listen(answers().withLifecycle(true), heard);
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            heard.hears("CONNECTED (epoch 1)");
        }
    }

    @Nested
    class WhenTheSwitchDeniesHeartbeat {

        @Test
        void keepsTheRestOfTheSubscription() {
            node.listen(answers().withLifecycle(true), heard);
            Conversation events = fs.welcomesNode().events();
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            events.hears("event json HEARTBEAT").replies("-ERR permission denied");
            events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1"));
            heard.hears("CONNECTED (epoch 1)", "CHANNEL_ANSWER a1");
        }
    }

    @Nested
    class WhenTheSwitchDeniesOneOfTheEvents {

        @Test
        void asksForEachByItselfAndKeepsTheRest() {
            node.listen(Subscription.to("CHANNEL_ANSWER,DTMF").withResync(false), heard);
            Conversation events = fs.welcomesNode().events();
            events.hears("event json CHANNEL_ANSWER DTMF").replies("-ERR permission denied");
            events.hears("event json HEARTBEAT").replies(YES);
            events.hears("event json CHANNEL_ANSWER").replies(YES);
            events.hears("event json DTMF").replies("-ERR permission denied");
            awaitConnected(node);
        }
    }

    private static Subscription answers() {
        return Subscription.to("CHANNEL_ANSWER").withResync(false);
    }
}

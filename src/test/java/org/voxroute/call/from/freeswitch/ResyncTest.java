/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.call.from.freeswitch.TestEvents.NOON;
import static org.voxroute.call.from.freeswitch.TestEvents.agent;
import static org.voxroute.call.from.freeswitch.TestEvents.answeredCall;
import static org.voxroute.call.from.freeswitch.TestEvents.end;
import static org.voxroute.call.from.freeswitch.TestEvents.inbound;
import static org.voxroute.call.from.freeswitch.TestEvents.micros;
import static org.voxroute.call.from.freeswitch.TestEvents.received;
import static org.voxroute.call.from.freeswitch.TestEvents.resynced;
import static org.voxroute.call.from.freeswitch.TestEvents.withEpoch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.voxroute.call.CallLog;
import org.voxroute.call.Cdr;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.kit.TestClock;

/** What was not heard, because the line to the switch or the hub itself was down. */
class ResyncTest {

    private final InMemoryCallStore store = new InMemoryCallStore();
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(NOON));
    private FreeSwitchCalls calls = hub();

    private FreeSwitchCalls hub() {
        return new FreeSwitchCalls(new CallLog(store, clock, CallLog.CallLogSettings.DEFAULTS), clock);
    }

    @BeforeEach
    void anAnsweredCall() {
        calls.record(answeredCall());
        clock.advanceTo(Instant.ofEpochMilli(NOON + 60_000));
    }

    private List<CloudEvent> settled() {
        clock.advance(Duration.ofMillis(400));
        return calls.settle();
    }

    @Test
    void aLostConnectionEndsNothing() {
        calls.record(List.of(received(Kind.LOST, 1, Map.of("Event-Name", "VOXROUTE_LOST"))));
        settled();
        assertThat(store.records()).isEmpty();
    }

    @Test
    void legsThatAreGoneAreClosedWithAnUnknownCause() {
        calls.record(List.of(resynced(2)));
        settled();
        assertThat(store.records()).singleElement().satisfies(cdr -> {
            assertThat(cdr.hangupCause()).isEqualTo("UNKNOWN");
            assertThat(cdr.source().label()).isEqualTo("inferred");
            assertThat(cdr.end()).isEqualTo(Instant.ofEpochMilli(NOON + 60_000));
            assertThat(cdr.billsec()).isEqualTo(59);
        });
    }

    @Test
    void legsThatLiveStayOpen() {
        calls.record(List.of(resynced(2, "a", "b")));
        settled();
        assertThat(store.records()).isEmpty();
        assertThat(store.statuses()).containsValue("answered");
    }

    @Test
    void theCallStaysOpenAsLongAsOneLegLives() {
        calls.record(List.of(resynced(2, "a")));
        settled();
        assertThat(store.records()).isEmpty();
    }

    /** The switch's list may be older than the event. */
    @Test
    void aLegThatWasHeardOfOverThisConnectionLives() {
        calls.record(List.of(
                withEpoch(inbound("DTMF", "a", 59_000, "DTMF-Digit", "1"), 2),
                withEpoch(agent("DTMF", "b", "a", 59_100, "DTMF-Digit", "2"), 2),
                resynced(2)));
        settled();
        assertThat(store.records()).isEmpty();
    }

    @Test
    void legsOfOtherNodesAreLeftAlone() {
        calls.record(
                List.of(new ReceivedEvent("other", 1, Kind.RESYNCED, resynced(1).event())));
        settled();
        assertThat(store.records()).isEmpty();
    }

    @Test
    void theTrueEndReplacesTheInferredOneEvenAfterTheRecordWasWritten() {
        calls.record(List.of(resynced(2)));
        settled();
        List<CloudEvent> told = calls.record(List.of(
                end(answeredCall().get(2), 30_000, "NORMAL_CLEARING"),
                end(answeredCall().get(3), 30_000, "NORMAL_CLEARING")));
        assertThat(store.records()).singleElement().satisfies(cdr -> {
            assertThat(cdr.hangupCause()).isEqualTo("NORMAL_CLEARING");
            assertThat(cdr.end()).isEqualTo(Instant.ofEpochMilli(NOON + 30_000));
            assertThat(cdr.source().label()).isEqualTo("events");
            assertThat(cdr.revision()).isEqualTo(2);
        });
        assertThat(told).extracting(CloudEvent::type).containsExactly("cdr");
    }

    @Test
    void aLateEventThatKnowsNoBetterChangesNothing() {
        calls.record(List.of(resynced(2)));
        settled();
        assertThat(calls.record(List.of(inbound("DTMF", "a", 59_000, "DTMF-Digit", "1"))))
                .isEmpty();
        assertThat(store.records()).extracting(Cdr::revision).containsExactly(1);
    }

    @Nested
    class WhenTheHubWasDead {

        @BeforeEach
        void another() {
            calls = hub();
        }

        @Test
        void callsThatEndedMeanwhileAreClosed() {
            calls.record(List.of(resynced(1)));
            settled();
            assertThat(store.records()).extracting(cdr -> cdr.source().label()).containsExactly("inferred");
        }

        @Test
        void callsThatLiveGoOn() {
            calls.record(List.of(resynced(1, "a", "b")));
            calls.record(List.of(
                    end(answeredCall().get(2), 90_000, "NORMAL_CLEARING"),
                    end(answeredCall().get(3), 90_000, "NORMAL_CLEARING")));
            settled();
            assertThat(store.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.source().label()).isEqualTo("events");
                assertThat(cdr.duration()).isEqualTo(90);
            });
            assertThat(store.outbox()).extracting(CloudEvent::type).containsOnlyOnce("call.started", "call.ended");
        }

        @Test
        void aCallThatBeganMeanwhileIsKnownFromTheSwitchsList() {
            ReceivedEvent found = received(
                    Kind.SYNTHETIC,
                    1,
                    Map.of(
                            "Event-Name", "CHANNEL_CREATE",
                            "Unique-ID", "c",
                            "Channel-Call-UUID", "c",
                            "Call-Direction", "inbound",
                            "Event-Date-Timestamp", micros(40_000),
                            "Caller-Channel-Created-Time", micros(40_000),
                            "Caller-Caller-ID-Number", "+15550100003",
                            "Caller-Destination-Number", "+15550100002"));
            calls.record(List.of(found, resynced(1, "a", "b", "c")));
            assertThat(store.statuses()).containsEntry("c", "started");
            calls.record(List.of(end(
                    inbound(
                            "CHANNEL_HANGUP_COMPLETE",
                            "c",
                            70_000,
                            "Caller-Channel-Created-Time",
                            micros(40_250),
                            "Caller-Channel-Answered-Time",
                            micros(41_000)),
                    70_000,
                    "NORMAL_CLEARING")));
            settled();
            assertThat(store.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.callId()).isEqualTo("c");
                assertThat(cdr.start()).isEqualTo(Instant.ofEpochMilli(NOON + 40_250));
                assertThat(cdr.answer()).isEqualTo(Instant.ofEpochMilli(NOON + 41_000));
            });
        }
    }
}

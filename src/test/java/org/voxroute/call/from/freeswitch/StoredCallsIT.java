/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voxroute.call.from.freeswitch.TestEvents.NOON;
import static org.voxroute.call.from.freeswitch.TestEvents.answeredCall;
import static org.voxroute.call.from.freeswitch.TestEvents.end;
import static org.voxroute.call.from.freeswitch.TestEvents.inbound;
import static org.voxroute.call.from.freeswitch.TestEvents.micros;
import static org.voxroute.call.from.freeswitch.TestEvents.resynced;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.voxroute.call.CallLog;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.UnsureStore;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.kit.TestClock;

/** Calls in PostgreSQL when things go wrong: transactions that fail, hubs that die, news that come late. */
class StoredCallsIT {

    private static final String ANSWERED = "20_inbound_answered_agent_hangs_up_json";

    private final SavedCalls saved = new SavedCalls();
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(NOON));
    private FreeSwitchCalls calls = hub();

    /** One that has just started, and remembers nothing. */
    private FreeSwitchCalls hub() {
        return new FreeSwitchCalls(new CallLog(saved.store, clock, CallLog.CallLogSettings.DEFAULTS), clock);
    }

    private List<CloudEvent> settled() {
        clock.advance(Duration.ofMillis(400));
        return calls.settle();
    }

    @Test
    void ofATransactionThatFailsNothingStaysAndTheSameEventsGivenAgainAreSavedOnce() {
        List<ReceivedEvent> story = Story.events(ANSWERED);
        saved.jdbc.execute("""
                create function refuse() returns trigger language plpgsql as 'begin raise exception ''full''; end';
                create trigger refuse before insert on outbox for each row
                    when (new.type = 'call.bridged') execute function refuse()""");
        assertThatThrownBy(() -> calls.record(story)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> calls.record(story)).isInstanceOf(DataAccessException.class);
        assertThat(saved.statuses()).isEmpty();
        assertThat(saved.eventIds()).isEmpty();
        assertThat(saved.jdbc.queryForObject("select count(*) from call_legs", Integer.class))
                .isZero();

        saved.jdbc.execute("drop trigger refuse on outbox");
        List<CloudEvent> told = calls.record(story);
        settled();
        assertThat(saved.records()).isEqualTo(ExpectedStories.of(ANSWERED));
        assertThat(told).extracting(CloudEvent::type).doesNotHaveDuplicates().contains("call.bridged");
        assertThat(saved.jdbc.queryForList("select type from outbox order by id", String.class))
                .containsExactly("call.started", "call.ringing", "call.answered", "call.bridged", "call.ended", "cdr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ANSWERED,
                "30b_c2c_ok_agent_hangs_up_plain",
                "43_uuid_transfer_aleg_json",
                "49_park_uuid_bridge_json",
                "51_record_plain",
                "56b_conference_json"
            })
    void whateverIsLostBeforeOrAfterATransactionEachEventIsSavedAndToldOnce(String recording) {
        for (int seed = 0; seed < 3; seed++) {
            var database = new SavedCalls();
            var random = new Random(seed);
            var unsure = new UnsureStore(database.store, random);
            Replay replay = new Replay(unsure)
                    .play(Replay.inOrder(Story.events(recording)), random, 40)
                    .rest();
            assertThat(unsure.failures()).isPositive();
            assertThat(database.records()).containsExactlyInAnyOrderElementsOf(ExpectedStories.of(recording));
            assertThat(database.merged()).isEqualTo(ExpectedStories.merged(recording));
            assertThat(replay.told).extracting(CloudEvent::id).containsExactlyInAnyOrderElementsOf(database.eventIds());
            List<Long> perCall = database.jdbc.queryForList(
                    "select count(*) - max((payload::json ->> 'sequence')::int) from outbox where type like 'call.%'"
                            + " or type = 'cdr' group by key",
                    Long.class);
            assertThat(perCall).as("no number is missing, none given twice").containsOnly(0L);
        }
    }

    @Test
    void theSameStoryHasTheSameEventIdsOnAnyHub() {
        new Replay(saved.store).play(Replay.inOrder(Story.events(ANSWERED))).rest();
        var elsewhere = new SavedCalls();
        new Replay(elsewhere.store)
                .play(Replay.inOrder(Story.events(ANSWERED)), new Random(1), 50)
                .rest();
        assertThat(saved.eventIds()).isEqualTo(elsewhere.eventIds());
    }

    @Test
    void anEventsIdIsMadeOfItsCallItsTypeAndWhatTellsItApart() {
        calls.record(answeredCall());
        assertThat(saved.eventIds())
                .contains(
                        UUID.nameUUIDFromBytes("a|call.started|".getBytes(StandardCharsets.UTF_8)),
                        UUID.nameUUIDFromBytes("a|call.answered|".getBytes(StandardCharsets.UTF_8)))
                .allMatch(id -> id.version() == 3);
    }

    @Test
    void callsThatAreBridgedWhenAnotherHubHasTakenOverBecomeOne() {
        calls.record(List.of(
                inbound("CHANNEL_ANSWER", "a", 0, "Caller-Channel-Answered-Time", micros(10)),
                inbound("CHANNEL_ANSWER", "c", 500, "Caller-Channel-Created-Time", micros(400))));
        assertThat(saved.statuses()).containsOnlyKeys("a", "c");

        calls = hub();
        calls.record(
                List.of(inbound("CHANNEL_BRIDGE", "c", 1000, "Bridge-A-Unique-ID", "c", "Bridge-B-Unique-ID", "a")));
        assertThat(saved.merged()).containsExactly(Map.entry("c", "a"));
        assertThat(saved.statuses()).containsEntry("c", "merged");
        assertThat(saved.eventTypes("c")).containsExactly("call.started", "call.answered", "call.merged");

        calls = hub();
        ReceivedEvent late = inbound("DTMF", "c", 1500, "DTMF-Digit", "5");
        calls.record(List.of(late));
        assertThat(saved.eventTypes("a")).endsWith("call.bridged", "call.dtmf");
        ReceivedEvent endOfA = end(inbound("CHANNEL_ANSWER", "a", 0), 3000, "NORMAL_CLEARING");
        ReceivedEvent endOfC = end(inbound("CHANNEL_ANSWER", "c", 500), 3000, "NORMAL_CLEARING");
        calls.record(List.of(endOfC, endOfA));
        settled();
        assertThat(saved.record("a")).containsEntry("duration", 3).containsEntry("source", "events");

        calls = hub();
        int events = saved.eventIds().size();
        assertThat(calls.record(List.of(late, endOfC, endOfA))).isEmpty();
        assertThat(settled()).isEmpty();
        assertThat(saved.eventIds()).hasSize(events);
        assertThat(saved.records()).hasSize(1);
        assertThat(saved.statuses()).hasSize(2);
    }

    @Test
    void callsThatEndedWhileNoHubLivedAreClosedAndTheTrueEndReplacesTheGuess() {
        calls.record(answeredCall());
        calls = hub();
        clock.advance(Duration.ofSeconds(60));
        calls.record(List.of(resynced(1)));
        settled();
        Map<String, Object> guessed = saved.record("a");
        assertThat(guessed).containsEntry("source", "inferred").containsEntry("hangup_cause", "UNKNOWN");
        assertThat(saved.call("a")).containsEntry("status", "ended").containsEntry("open_legs", 0);

        calls = hub();
        calls.record(List.of(
                end(answeredCall().get(3), 30_000, "NORMAL_CLEARING"),
                end(answeredCall().get(2), 30_000, "NORMAL_CLEARING")));
        settled();
        assertThat(saved.record("a"))
                .containsEntry("id", guessed.get("id"))
                .containsEntry("source", "events")
                .containsEntry("hangup_cause", "NORMAL_CLEARING")
                .containsEntry("duration", 30)
                .containsEntry("revision", 2);
        assertThat(saved.call("a")).containsEntry("duration", 30).containsEntry("hangup_cause", "NORMAL_CLEARING");
        assertThat(saved.eventTypes("a")).endsWith("call.ended", "cdr", "cdr");
    }

    @Test
    void callsThatLivedOnGoOnUnderAnotherHub() {
        calls.record(answeredCall());
        calls = hub();
        calls.record(List.of(resynced(1, "a", "b")));
        assertThat(settled()).isEmpty();
        assertThat(saved.records()).isEmpty();
        assertThat(saved.call("a")).containsEntry("status", "answered").containsEntry("open_legs", 2);
    }

    @Test
    void aCallThatWasOverWhenTheHubDiedGetsItsRecordFromTheNext() {
        calls.record(answeredCall());
        calls.record(List.of(
                end(answeredCall().get(3), 5_000, "NORMAL_CLEARING"),
                end(answeredCall().get(2), 5_000, "NORMAL_CLEARING")));
        assertThat(saved.records()).isEmpty();
        saved.jdbc.update("update phone_calls set updated_at = now() - interval '2 minutes'");

        calls = hub();
        calls.settle();
        settled();
        assertThat(saved.record("a")).containsEntry("duration", 5).containsEntry("source", "events");
        assertThat(saved.eventTypes("a")).endsWith("call.ended", "cdr");
    }
}

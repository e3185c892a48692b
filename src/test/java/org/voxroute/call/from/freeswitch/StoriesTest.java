/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.call.Cdr;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.Direction;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;

/** Each recorded story comes to the same, whatever the order of its events and however they are cut into batches. */
class StoriesTest {

    private static final int SEEDS = 40;
    private static final Set<String> SUBSCRIBED = Set.of(
            "CHANNEL_CREATE",
            "CHANNEL_PROGRESS",
            "CHANNEL_PROGRESS_MEDIA",
            "CHANNEL_ANSWER",
            "CHANNEL_BRIDGE",
            "CHANNEL_UNBRIDGE",
            "CHANNEL_PARK",
            "CHANNEL_HOLD",
            "CHANNEL_UNHOLD",
            "CHANNEL_HANGUP_COMPLETE",
            "DTMF",
            "RECORD_START",
            "RECORD_STOP",
            "CUSTOM");

    private final InMemoryCallStore store = new InMemoryCallStore();

    @ParameterizedTest
    @MethodSource("recordings")
    void endsInItsRecords(String recording) {
        new Replay(store).play(Replay.inOrder(Story.events(recording))).rest();
        assertOutcome(recording, store);
    }

    /** What the route subscribes to is enough. */
    @ParameterizedTest
    @MethodSource("recordings")
    void endsInItsRecordsWithTheEventsOfTheRouteOnly(String recording) {
        List<ReceivedEvent> events =
                only(recording, event -> SUBSCRIBED.contains(event.event().name()));
        new Replay(store).play(Replay.inOrder(events)).rest();
        assertOutcome(recording, store);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void endsInTheSameRecordsWhenEventsAreShuffledAndRepeatedAndCutIntoAnyBatches(String recording) {
        List<ReceivedEvent> events = Story.events(recording);
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var shuffled = new InMemoryCallStore();
            List<Replay.Heard> heard = Replay.shuffled(events, random);
            new Replay(shuffled)
                    .play(
                            seed % 2 == 0 ? heard : Replay.repeated(heard, random),
                            random,
                            1 + random.nextInt(60),
                            Duration.ofMillis(250))
                    .rest();
            assertOutcome(recording + " with seed " + seed, recording, shuffled);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void changesNothingWhenAllIsToldAgainAfterTheEnd(String recording) {
        List<Replay.Heard> heard = Replay.inOrder(Story.events(recording));
        Replay replay = new Replay(store).play(heard).rest();
        int told = replay.told.size();
        replay.play(heard).rest();
        assertOutcome(recording, store);
        assertThat(replay.told).hasSize(told);
    }

    /** The last event of each leg tells all that the record needs, but recordings. */
    @ParameterizedTest
    @MethodSource("withCalls")
    void knowsTheCallFromTheLastEventsOfItsLegsAlone(String recording) {
        List<ReceivedEvent> events =
                only(recording, event -> event.event().name().equals("CHANNEL_HANGUP_COMPLETE"));
        new Replay(store).play(Replay.inOrder(events)).rest();
        assertThat(store.records())
                .extracting(cdr -> ExpectedStories.line(
                        cdr.callId(), cdr.direction(), cdr.destination(), cdr.start(), cdr.end(), cdr.billsec()))
                .containsExactlyInAnyOrderElementsOf(ofFullReplay(recording));
    }

    private static List<String> ofFullReplay(String recording) {
        var full = new InMemoryCallStore();
        new Replay(full).play(Replay.inOrder(Story.events(recording))).rest();
        return full.records().stream()
                .map(cdr -> ExpectedStories.line(
                        cdr.callId(), cdr.direction(), cdr.destination(), cdr.start(), cdr.end(), cdr.billsec()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withCalls")
    void tellsEachCallsEventsOnceAndInOrder(String recording) {
        Replay replay =
                new Replay(store).play(Replay.inOrder(Story.events(recording))).rest();
        assertThat(replay.told).extracting(CloudEvent::id).doesNotHaveDuplicates();
        assertThat(replay.told).containsExactlyElementsOf(store.outbox());
        for (String call : store.statuses().keySet()) {
            List<CloudEvent> ofCall = replay.told.stream()
                    .filter(event -> call.equals(event.callId()))
                    .toList();
            assertThat(ofCall)
                    .extracting(CloudEvent::sequence)
                    .containsExactlyElementsOf(
                            Stream.iterate(1L, n -> n + 1).limit(ofCall.size()).toList());
            assertThat(ofCall).isSortedAccordingTo(Comparator.comparing(CloudEvent::time));
            assertThat(ofCall.get(0).type()).isEqualTo("call.started");
        }
    }

    /** Batches of any size give the same events, though some of them tell a little more by then. */
    @ParameterizedTest
    @MethodSource("withCalls")
    void tellsTheSameEventsWhateverTheBatches(String recording) {
        List<Replay.Heard> heard = Replay.inOrder(Story.events(recording));
        Replay oneByOne = new Replay(store).play(heard).rest();
        for (int seed = 0; seed < 10; seed++) {
            Replay inBatches = new Replay(new InMemoryCallStore())
                    .play(heard, new Random(seed), 25, Duration.ofMillis(500))
                    .rest();
            assertThat(inBatches.told)
                    .extracting(CloudEvent::id)
                    .containsExactlyInAnyOrderElementsOf(
                            oneByOne.told.stream().map(CloudEvent::id).toList());
        }
    }

    /**
     * The times, seconds and cause that the switch itself gives to a call's first leg. Of an outbound call with a destination it counts
     * from the agent's answer on, and we don't.
     */
    @ParameterizedTest
    @MethodSource("withCalls")
    void agreesWithTheSwitchsOwnFigures(String recording) {
        new Replay(store).play(Replay.inOrder(Story.events(recording))).rest();
        for (Cdr cdr : store.records()) {
            EslEvent end = Story.esl(recording).stream()
                    .filter(event -> event.name().equals("CHANNEL_HANGUP_COMPLETE")
                            && cdr.callId().equals(event.header("Unique-ID")))
                    .findFirst()
                    .orElseThrow();
            assertThat(micros(cdr.start())).isEqualTo(end.header("variable_start_uepoch"));
            assertThat(micros(cdr.end())).isEqualTo(end.header("variable_end_uepoch"));
            assertThat(Integer.toString(cdr.duration())).isEqualTo(end.header("variable_duration"));
            assertThat(cdr.hangupCause()).isEqualTo(end.header("Hangup-Cause"));
            if (cdr.direction() == Direction.INBOUND) {
                assertThat(micros(cdr.answer())).isEqualTo(end.header("variable_answer_uepoch"));
                assertThat(Integer.toString(cdr.billsec())).isEqualTo(end.header("variable_billsec"));
            }
        }
    }

    private static String micros(@Nullable Instant time) {
        return time == null ? "0" : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    @Test
    void staysOpenAsLongAsALegLives() {
        new Replay(store)
                .play(Replay.inOrder(Story.events("59_api_blocks_events")))
                .rest();
        assertThat(store.records()).isEmpty();
        assertThat(store.statuses()).containsValues("answered", "answered").hasSize(2);
    }

    private static void assertOutcome(String recording, InMemoryCallStore store) {
        assertOutcome(recording, recording, store);
    }

    private static void assertOutcome(String description, String recording, InMemoryCallStore store) {
        assertThat(store.records())
                .as(description)
                .extracting(ExpectedStories::line)
                .containsExactlyInAnyOrderElementsOf(ExpectedStories.of(recording));
        assertThat(store.records())
                .as(description)
                .allMatch(cdr -> cdr.source().label().equals("events") && cdr.revision() == 1);
        assertThat(store.mergedInto()).as(description).isEqualTo(ExpectedStories.merged(recording));
        assertThat(store.statuses())
                .as(description)
                .hasSize(ExpectedStories.of(recording).size()
                        + ExpectedStories.merged(recording).size());
        assertThat(store.statuses().values()).as(description).isSubsetOf("ended", "merged");
    }

    private static List<ReceivedEvent> only(String recording, Predicate<ReceivedEvent> wanted) {
        return Story.events(recording).stream().filter(wanted).toList();
    }

    static List<String> recordings() {
        return ExpectedStories.recordings();
    }

    static List<String> withCalls() {
        return ExpectedStories.withCalls();
    }
}

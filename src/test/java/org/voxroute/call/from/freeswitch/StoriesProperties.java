/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.call.Leg;
import org.voxroute.call.SwitchEvent;
import org.voxroute.esl.client.ReceivedEvent;

/** What must hold of every recorded story, however its events come. */
class StoriesProperties {

    private static final Map<String, List<ReceivedEvent>> READ = new ConcurrentHashMap<>();

    @Provide
    Arbitrary<String> recordings() {
        return Arbitraries.of(ExpectedStories.recordings());
    }

    @Provide
    Arbitrary<String> withCalls() {
        return Arbitraries.of(ExpectedStories.withCalls());
    }

    private static List<ReceivedEvent> events(String recording) {
        return READ.computeIfAbsent(recording, Story::events);
    }

    /** Late by up to 50 ms, one in three twice, in batches of any size. */
    @Property(tries = 150)
    void endsInItsRecords(
            @ForAll("recordings") String recording,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 200) int most) {
        var store = new InMemoryCallStore();
        new Replay(store)
                .play(
                        Replay.repeated(Replay.shuffled(events(recording), random), random),
                        random,
                        most,
                        Duration.ofMillis(250))
                .rest();
        assertThat(store.records())
                .extracting(ExpectedStories::line)
                .containsExactlyInAnyOrderElementsOf(ExpectedStories.of(recording));
        assertThat(store.mergedInto()).isEqualTo(ExpectedStories.merged(recording));
    }

    /** Not of telephones and gateways, though: of those the last state counts, and an earlier one that comes late is not told. */
    @Property(tries = 100)
    void tellsTheSameEventsOfItsCalls(@ForAll("withCalls") String recording, @ForAll Random random) {
        assertThat(told(Replay.repeated(Replay.shuffled(events(recording), random), random)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(told(Replay.inOrder(events(recording))));
    }

    private static List<UUID> told(List<Replay.Heard> heard) {
        return new Replay(new InMemoryCallStore())
                .play(heard).rest().told.stream()
                        .filter(event -> event.callId() != null)
                        .map(CloudEvent::id)
                        .toList();
    }

    /** Not within 50 ms only: the whole story at once, in any order. */
    @Property(tries = 100)
    void endsInItsRecordsInAnyOrderWhatever(@ForAll("withCalls") String recording, @ForAll Random random) {
        List<ReceivedEvent> events = new ArrayList<>(events(recording));
        Instant last = Instant.EPOCH.plus(
                events.stream().mapToLong(Story::micros).max().orElseThrow(), ChronoUnit.MICROS);
        Collections.shuffle(events, random);
        var store = new InMemoryCallStore();
        new Replay(store)
                .play(
                        events.stream()
                                .map(event -> new Replay.Heard(last, event))
                                .toList(),
                        random,
                        events.size())
                .rest();
        assertThat(store.records())
                .extracting(ExpectedStories::line)
                .containsExactlyInAnyOrderElementsOf(ExpectedStories.of(recording));
    }

    /** Of each leg: any order, any grouping, any repetition of what is told of it joins to the same leg. */
    @Property(tries = 100)
    void aLegIsTheJoinOfAllThatIsToldOfIt(@ForAll("withCalls") String recording, @ForAll Random random) {
        List<Leg> told = legs(recording);
        Map<String, Leg> inOrder = joined(told);
        List<Leg> again = new ArrayList<>(told);
        again.addAll(told.subList(0, told.size() / 2));
        Collections.shuffle(again, random);
        assertThat(joined(again)).isEqualTo(inOrder);

        int half = random.nextInt(again.size());
        Map<String, Leg> grouped = joined(again.subList(0, half));
        joined(again.subList(half, again.size())).forEach((uuid, leg) -> grouped.merge(uuid, leg, Leg::join));
        assertThat(grouped).isEqualTo(inOrder);
    }

    private static List<Leg> legs(String recording) {
        var reader = new SwitchEvents(Clock.systemUTC());
        return events(recording).stream()
                .map(reader::translate)
                .filter(Objects::nonNull)
                .filter(SwitchEvent.LegEvent.class::isInstance)
                .map(event -> ((SwitchEvent.LegEvent) event).leg())
                .toList();
    }

    private static Map<String, Leg> joined(List<Leg> told) {
        var legs = new HashMap<String, Leg>();
        told.forEach(leg -> legs.merge(leg.uuid(), leg, Leg::join));
        return legs;
    }
}

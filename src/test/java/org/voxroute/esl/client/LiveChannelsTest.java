/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.codec.EslEvent;

class LiveChannelsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LiveChannels live = new LiveChannels(3);
    private final Synthetic synthetic = new Synthetic(Clock.fixed(NOW, ZoneOffset.UTC), "core-1");

    @BeforeEach
    void connected() {
        live.begin();
    }

    @Test
    void tellsNothingOfChannelsThatEventsHaveTold() {
        happens("CHANNEL_CREATE", "a");
        assertThat(compare(row("a", "RINGING"))).isEmpty();
    }

    @Test
    void createsAChannelThatNobodyHeardOf() {
        assertThat(compare(row("a", "RINGING"))).containsExactly("CHANNEL_CREATE a");
    }

    @Test
    void answersAChannelThatTalks() {
        assertThat(compare(row("a", "ACTIVE"), row("b", "HELD")))
                .containsExactly("CHANNEL_CREATE a", "CHANNEL_ANSWER a", "CHANNEL_CREATE b", "CHANNEL_ANSWER b");
    }

    @Test
    void answersAKnownChannelThatWasAnsweredInTheGap() {
        happens("CHANNEL_CREATE", "a");
        live.begin();
        assertThat(compare(row("a", "ACTIVE"))).containsExactly("CHANNEL_ANSWER a");
        assertThat(compare(row("a", "ACTIVE"))).isEmpty();
    }

    @Test
    void suspectsChannelsFromBeforeTheGapThatAreNotInTheTable() {
        happens("CHANNEL_CREATE", "a");
        happens("CHANNEL_CREATE", "b");
        live.begin();
        happens("CHANNEL_CREATE", "c");
        assertThat(live.suspects(List.of(row("b", "ACTIVE")))).containsExactly("a");
    }

    @Test
    void hangsUpWhatIsGoneWithoutACause() {
        live.observe(SubscriptionTest.event(
                "CHANNEL_CREATE", "Unique-ID", "a", "Call-Direction", "inbound", "Caller-Caller-ID-Number", "+1555"));
        live.begin();
        EslEvent end = live.compare(List.of(), Set.of("a"), synthetic).events().get(0);
        assertThat(end.toMap())
                .containsEntry("Event-Name", "CHANNEL_HANGUP_COMPLETE")
                .containsEntry("Unique-ID", "a")
                .containsEntry("Call-Direction", "inbound")
                .containsEntry("Caller-Caller-ID-Number", "+1555")
                .containsEntry("Core-UUID", "core-1")
                .containsEntry("Event-Date-Timestamp", NOW.toEpochMilli() + "000")
                .doesNotContainKey("Hangup-Cause");
    }

    /** The table still has it for a moment. */
    @Test
    void doesNotBringBackAChannelThatHasJustEnded() {
        happens("CHANNEL_CREATE", "a");
        happens("CHANNEL_HANGUP_COMPLETE", "a");
        assertThat(compare(row("a", "ACTIVE"))).isEmpty();
        happens("CHANNEL_CREATE", "a");
        assertThat(live.size()).isZero();
    }

    @Test
    void countsAChannelAsAliveThatTheTableHasNotYet() {
        happens("CHANNEL_CREATE", "a");
        assertThat(live.compare(List.of(row("b", "ACTIVE")), Set.of(), synthetic)
                        .alive())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void tellsANewListenerOfAllThatItHasNotHeard() {
        happens("CHANNEL_CREATE", "early");
        long joined = live.created();
        happens("CHANNEL_CREATE", "late");
        var rows = List.of(row("late", "RINGING"), row("found", "ACTIVE"));
        live.compare(rows, Set.of(), synthetic);
        assertThat(told(live.whole(rows, joined, synthetic)))
                .containsExactly("CHANNEL_CREATE found", "CHANNEL_ANSWER found", "CHANNEL_CREATE early");
    }

    @Test
    void followsABoundedNumberOfChannelsAndStillCountsAllAsAlive() {
        for (String uuid : List.of("a", "b", "c", "d")) {
            happens("CHANNEL_CREATE", uuid);
        }
        assertThat(live.size()).isEqualTo(3);
        assertThat(live.compare(List.of(row("e", "ACTIVE"), row("f", "ACTIVE")), Set.of(), synthetic)
                        .alive())
                .contains("e", "f");
    }

    private void happens(String name, String uuid) {
        live.observe(SubscriptionTest.event(name, "Unique-ID", uuid));
    }

    private List<String> compare(ChannelRow... rows) {
        return told(live.compare(List.of(rows), Set.of(), synthetic).events());
    }

    private static List<String> told(List<EslEvent> events) {
        return events.stream().map(e -> e.name() + " " + e.header("Unique-ID")).toList();
    }

    private static ChannelRow row(String uuid, String callState) {
        return new ChannelRow(Map.of("uuid", uuid, "callstate", callState, "created_epoch", "1795229580"));
    }
}

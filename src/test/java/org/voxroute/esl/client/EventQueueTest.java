/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslListener.Outcome;
import org.voxroute.esl.client.ReceivedEvent.Kind;

class EventQueueTest {

    private final List<Integer> woken = new ArrayList<>();
    private final EventQueue queue = new EventQueue(1, 8, woken::add);

    @Test
    void keepsTheOrder() {
        queue.received(event("CHANNEL_CREATE", "a"));
        queue.received(event("CHANNEL_ANSWER", "a"));
        queue.received(event("CHANNEL_HANGUP", "a"));
        assertThat(names(queue.poll(0, 2))).containsExactly("CHANNEL_CREATE", "CHANNEL_ANSWER");
        assertThat(names(queue.poll(0, 9))).containsExactly("CHANNEL_HANGUP");
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void wakesTheLaneOfEachEvent() {
        queue.received(event("CHANNEL_CREATE", "a"));
        assertThat(woken).containsExactly(0);
    }

    @Test
    void shedsChatterFirstThenTheRestAndNeverAnEnd() {
        fill(6, "CHANNEL_CREATE");
        assertThat(queue.received(event("CHANNEL_STATE", "a"))).isEqualTo(Outcome.SHED_EARLY);
        fill(2, "CHANNEL_CREATE");
        assertThat(queue.received(event("CHANNEL_STATE", "a"))).isEqualTo(Outcome.SHED_FULL);
        assertThat(queue.received(event("CHANNEL_CREATE", "a"))).isEqualTo(Outcome.SHED_FULL);
        assertThat(queue.received(event("CHANNEL_HANGUP_COMPLETE", "a"))).isEqualTo(Outcome.KEPT);
        assertThat(queue.received(event("CHANNEL_DESTROY", "a"))).isEqualTo(Outcome.KEPT);
        assertThat(queue.received(event("BACKGROUND_JOB", "a"))).isEqualTo(Outcome.KEPT);
        assertThat(queue.received(new ReceivedEvent("n", 1, Kind.SYNTHETIC, SubscriptionTest.event("CHANNEL_CREATE"))))
                .isEqualTo(Outcome.KEPT);
        assertThat(queue.received(ReceivedEvent.lifecycle("n", 1, Kind.LOST, Map.of())))
                .isEqualTo(Outcome.KEPT);
        assertThat(queue.waiting()).isEqualTo(13);
    }

    @Test
    void saysWhenItCantEvenKeepAnEnd() {
        fill(16, "CHANNEL_HANGUP_COMPLETE");
        assertThat(queue.received(event("CHANNEL_HANGUP_COMPLETE", "a"))).isEqualTo(Outcome.OVERRUN);
        assertThat(queue.hasRoom()).isFalse();
        queue.poll(0, 9);
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void keepsEventsOfAChannelInOneLane() {
        var lanes = new EventQueue(4, 1_000, woken::add);
        for (int i = 0; i < 20; i++) {
            lanes.received(event("CHANNEL_CREATE", "uuid-" + i));
            lanes.received(event("CHANNEL_ANSWER", "uuid-" + i));
        }
        for (int lane = 0; lane < 4; lane++) {
            List<ReceivedEvent> events = lanes.poll(lane, 1_000);
            assertThat(events).isNotEmpty();
            for (int i = 0; i < events.size(); i += 2) {
                assertThat(events.get(i).event().header("Unique-ID"))
                        .isEqualTo(events.get(i + 1).event().header("Unique-ID"));
            }
        }
    }

    @Test
    void takesNothingMoreOnceClosed() {
        queue.received(event("CHANNEL_CREATE", "a"));
        queue.close();
        assertThat(queue.received(event("CHANNEL_ANSWER", "a"))).isEqualTo(Outcome.KEPT);
        assertThat(names(queue.poll(0, 9))).containsExactly("CHANNEL_CREATE");
    }

    private void fill(int count, String name) {
        for (int i = 0; i < count; i++) {
            assertThat(queue.received(event(name, "x"))).isEqualTo(Outcome.KEPT);
        }
    }

    private static List<String> names(List<ReceivedEvent> events) {
        return events.stream().map(e -> e.event().name()).toList();
    }

    private static ReceivedEvent event(String name, String uuid) {
        return new ReceivedEvent("n", 1, Kind.EVENT, SubscriptionTest.event(name, "Unique-ID", uuid));
    }
}

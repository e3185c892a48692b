/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voxroute.esl.client.Patience.LONG;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.kit.FakeSwitch.event;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslListener.Outcome;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;

class EslSheddingIT {

    private static final String NONE = "{\"row_count\": 0}";

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();
    private final EventQueue slow = new EventQueue(1, 10, lane -> {});

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    private Conversation connected() {
        node.listen(Subscription.to("ALL"), slow);
        Conversation events =
                fs.welcomesNode().takesSubscription().showsChannels(NONE).events();
        awaitConnected(node);
        return events;
    }

    @Test
    void readsOnAndShedsByKindButNeverTheEndOfACall() {
        Conversation events = connected();
        for (int i = 0; i < 15; i++) {
            events.says(event("CHANNEL_CREATE", "Unique-ID", "a" + i))
                    .says(event("CHANNEL_STATE", "Unique-ID", "a" + i));
        }
        for (int i = 0; i < 10; i++) {
            events.says(event("CHANNEL_HANGUP_COMPLETE", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).until(() -> node.counters().events() == 40);
        assertThat(slow.poll(0, 100))
                .filteredOn(e -> e.event().name().equals("CHANNEL_HANGUP_COMPLETE"))
                .hasSize(10);
        assertThat(node.counters().shed().keySet())
                .extracting(EslCounters.Shed::event)
                .containsOnly("CHANNEL_STATE", "CHANNEL_CREATE");
        assertThat(node.counters().shed().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(40 - 10 - 10);
        assertThat(node.status().isConnected()).isTrue();
    }

    @Test
    void dropsTheConnectionRatherThanTheEndOfACallAndEndsItAfterwards() {
        Conversation events = connected();
        for (int i = 0; i < 21; i++) {
            events.says(event("CHANNEL_CREATE", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).until(() -> node.counters().events() == 21);
        slow.poll(0, 100);
        for (int i = 0; i < 21; i++) {
            events.says(event("CHANNEL_HANGUP_COMPLETE", "Unique-ID", "a" + i));
        }
        events.hearsTheEnd();
        assertThat(node.counters().shed())
                .containsEntry(new EslCounters.Shed("CHANNEL_HANGUP_COMPLETE", Outcome.OVERRUN), 1L);
        assertThat(slow.hasRoom()).isFalse();
        assertThat(slow.poll(0, 100)).hasSize(20);

        Conversation again = fs.welcomes();
        new FakeSwitch.Pair(again, again).takesSubscription().showsChannels(NONE);
        again.hears("api uuid_exists a20").answers("false");
        await().atMost(LONG).until(() -> slow.waiting() > 0);
        assertThat(slow.poll(0, 100)).singleElement().satisfies(e -> {
            assertThat(e.kind()).isEqualTo(ReceivedEvent.Kind.SYNTHETIC);
            assertThat(e.event().name()).isEqualTo("CHANNEL_HANGUP_COMPLETE");
            assertThat(e.event().header("Unique-ID")).isEqualTo("a20");
        });
    }

    @Test
    void tellsHowMuchWaits() {
        Conversation events = connected();
        events.says(event("CHANNEL_CREATE", "Unique-ID", "a1"));
        await().atMost(LONG).until(() -> node.status().waitingEvents() == 1);
        slow.poll(0, 100);
        assertThat(node.status().waitingEvents()).isZero();
    }

    @Test
    void tellsHowLateEventsCome() {
        Conversation events = connected();
        long micros = (System.currentTimeMillis() - 3_000) * 1_000;
        await().atMost(LONG).untilAsserted(() -> {
            events.says(event("DTMF", "Event-Date-Timestamp", Long.toString(micros)));
            assertThat(node.counters().lagMillis()).isBetween(2_900L, 20_000L);
        });
        assertThat(node.counters().decodeNanos()).isPositive();
        assertThat(node.counters().bytes()).isPositive();
    }
}

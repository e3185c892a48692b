/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voxroute.esl.client.EslListener;
import org.voxroute.esl.client.ReceivedEvent;

/** A listener that remembers what it heard, as short lines: {@code CHANNEL_ANSWER a1}, and {@code (synthetic)} or {@code (epoch 2)} where it matters. */
public final class Heard implements EslListener {

    private final List<ReceivedEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public Outcome received(ReceivedEvent event) {
        events.add(event);
        return Outcome.KEPT;
    }

    public List<ReceivedEvent> events() {
        return events;
    }

    public List<String> lines() {
        return events.stream().map(Heard::line).toList();
    }

    /** Waits until exactly these were heard. */
    public void hears(String... lines) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lines()).containsExactly(lines));
    }

    /** Waits until this was heard, among others. */
    public void hearsAmongOthers(String line) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lines()).contains(line));
    }

    private static String line(ReceivedEvent received) {
        var event = received.event();
        if (received.kind().isLifecycle()) {
            return received.kind() + " (epoch " + received.epoch() + ")";
        }
        String uuid = event.header("Unique-ID");
        String subclass = event.subclass();
        return event.name()
                + (subclass == null ? "" : " " + subclass)
                + (uuid == null ? "" : " " + uuid)
                + (received.kind() == ReceivedEvent.Kind.SYNTHETIC ? " (synthetic)" : "");
    }
}

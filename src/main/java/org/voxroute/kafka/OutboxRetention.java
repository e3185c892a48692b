/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.time.Duration;
import org.voxroute.call.Outbox;

/**
 * Where there is no Kafka, nobody sends the events: keeps the newest million of them, and none for longer than asked.
 *
 * @param age how long an event is kept
 */
public record OutboxRetention(Outbox outbox, Duration age) {

    private static final long MOST = 1_000_000;

    public void purge() {
        outbox.purge(age, MOST);
    }
}

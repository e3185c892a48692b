/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether call events reach Kafka: they wait in the outbox while it is away. Says so once in the log when it begins and
 * once when it is over.
 */
public final class OutboxHealth implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxHealth.class);
    private static final Duration LATE = Duration.ofSeconds(30);

    private final boolean kafkaConfigured;
    private final LongSupplier depth;
    private final Supplier<Duration> oldest;
    private boolean late;

    /**
     * @param kafkaConfigured without Kafka, waiting is what events do
     * @param depth events that wait
     * @param oldest how long the oldest of them has waited
     */
    public OutboxHealth(boolean kafkaConfigured, LongSupplier depth, Supplier<Duration> oldest) {
        this.kafkaConfigured = kafkaConfigured;
        this.depth = depth;
        this.oldest = oldest;
    }

    @Override
    public String component() {
        return "kafka";
    }

    @Override
    public ComponentHealth check() {
        long waiting = depth.getAsLong();
        if (!kafkaConfigured) {
            return ComponentHealth.up(Map.of("configured", false, "outbox_depth", waiting));
        }
        Duration age = waiting == 0 ? Duration.ZERO : oldest.get();
        boolean nowLate = age.compareTo(LATE) > 0;
        tell(nowLate, waiting, age);
        Map<String, Object> details = Map.of("outbox_depth", waiting, "oldest_seconds", age.toSeconds());
        return nowLate
                ? ComponentHealth.degraded(
                        "Kafka does not take call events: they wait in the outbox, and follow when it does", details)
                : ComponentHealth.up(details);
    }

    private synchronized void tell(boolean nowLate, long waiting, Duration age) {
        if (nowLate && !late) {
            LOG.warn("Kafka does not take call events: {} wait in the outbox, since {} s", waiting, age.toSeconds());
        } else if (late && !nowLate) {
            LOG.info("Kafka takes call events again");
        }
        late = nowLate;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.voxroute.esl.codec.EslEvent;

/** How late events come. Looks at one now and then: each look reads a header. */
final class Lag {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock clock;
    private final EslCounters counters;
    private long next = System.nanoTime();

    Lag(Clock clock, EslCounters counters) {
        this.clock = clock;
        this.counters = counters;
    }

    void look(EslEvent event) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY;
        String micros = event.header("Event-Date-Timestamp");
        if (micros == null) {
            return;
        }
        try {
            counters.lag(clock.millis() - Long.parseLong(micros) / 1_000);
        } catch (NumberFormatException e) {
            // Not a time: nothing is known.
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast a count grows, measured between the times it is asked, over a second at least. Thread-safe. */
final class FrameRate {

    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();

    private final LongSupplier count;
    private final LongSupplier nanos;
    private long since;
    private long counted;
    private double last;

    FrameRate(LongSupplier count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
        since = nanos.getAsLong();
        counted = count.getAsLong();
    }

    synchronized double perSecond() {
        long now = nanos.getAsLong();
        if (now - since >= SHORTEST) {
            long total = count.getAsLong();
            last = (total - counted) * (double) SHORTEST / (now - since);
            since = now;
            counted = total;
        }
        return last;
    }
}

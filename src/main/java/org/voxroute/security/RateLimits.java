/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket for each source. Bounded: the source heard of longest ago is forgotten, and begins with a full bucket
 * when it comes back. Thread-safe.
 */
final class RateLimits {

    private final RateLimit limit;
    private final int most;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
        }
    };

    /** @param most how many sources are known at once */
    RateLimits(RateLimit limit, int most, TimeMeter time) {
        this.limit = limit;
        this.most = most;
        this.time = time;
    }

    /** Counts a request; the seconds to wait before the next may come, 0 if this one may. */
    long secondsToWait(String source) {
        if (limit.isOff()) {
            return 0;
        }
        ConsumptionProbe probe = bucket(source).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket bucket(String source) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    source,
                    one -> Bucket.builder()
                            .addLimit(bandwidth -> bandwidth
                                    .capacity(limit.burst())
                                    .refillGreedy(limit.perSecond(), java.time.Duration.ofSeconds(1)))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    int known() {
        synchronized (buckets) {
            return buckets.size();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

/** How long things took, in steps of 10 µs up to a second. For one thread. */
final class Delays {

    private static final int STEP = 10_000;
    private final long[] counts = new long[100_001];
    private long all;
    private long longest;

    void add(long nanos) {
        counts[(int) Math.min(counts.length - 1, Math.max(0, nanos / STEP))]++;
        longest = Math.max(longest, nanos);
        all++;
    }

    /** In milliseconds. */
    double percentile(double share) {
        long wanted = (long) Math.ceil(all * share);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return (i + 1) * STEP / 1e6;
            }
        }
        return 0;
    }

    double longestMillis() {
        return longest / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.1f ms"
                .formatted(percentile(0.5), percentile(0.99), percentile(0.999), longestMillis());
    }
}

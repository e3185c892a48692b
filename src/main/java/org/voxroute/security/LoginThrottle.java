/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down the guessing of passwords: after five failures from one address, or for one user from one address, that
 * source waits, twice as long each time, five minutes at most. Bounded: the sources heard of longest ago are forgotten.
 */
public final class LoginThrottle {

    private static final int FREE = 5;
    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Failures(int count, Instant last) {}

    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this source has to wait before it may try; zero: not at all. */
    synchronized Duration wait(String source) {
        Failures failures = sources.get(source);
        if (failures == null || failures.count() < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures.count() - FREE, 9));
        Instant free = failures.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Duration left = Duration.between(clock.instant(), free);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String source) {
        Instant now = clock.instant();
        Failures before = sources.get(source);
        int count = before != null && before.last().plus(FORGOTTEN).isAfter(now) ? before.count() : 0;
        sources.put(source, new Failures(count + 1, now));
    }

    synchronized void succeeded(String source) {
        sources.remove(source);
    }
}

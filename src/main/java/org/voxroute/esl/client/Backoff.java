/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Doubles the delay from {@code initial} to {@code max}, and changes each by up to a quarter, so that the hubs of a switch that restarts don't all come at once.
 * After a denial it is {@code denied}: a wrong password doesn't become right, and the switch logs each attempt.
 *
 * @param random from 0 inclusive to 1 exclusive
 */
public record Backoff(Duration initial, Duration max, Duration denied, DoubleSupplier random)
        implements ReconnectPolicy {

    public Backoff {
        if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0 || denied.isNegative()) {
            throw new IllegalArgumentException("Delays are positive, and the longest is not below the first");
        }
    }

    @Override
    public Duration delay(int attempt, EndCause cause) {
        return spread(cause.isDenial() ? denied : doubled(attempt));
    }

    private Duration doubled(int attempt) {
        Duration delay = initial;
        for (int i = 0; i < attempt && delay.compareTo(max) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(max) > 0 ? max : delay;
    }

    private Duration spread(Duration delay) {
        return Duration.ofNanos((long) (delay.toNanos() * (0.75 + random.getAsDouble() / 2)));
    }
}

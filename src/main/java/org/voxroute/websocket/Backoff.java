/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt to connect: doubled each time up to a maximum, and varied by a quarter, so
 * that many clients don't come back in the same instant.
 *
 * @param initial before the second attempt
 * @param max at most
 * @param random 0 to 1
 */
record Backoff(Duration initial, Duration max, DoubleSupplier random) {

    /** @param failures in a row, 1 after the first */
    Duration delay(int failures) {
        double doubled = initial.toMillis() * Math.pow(2, Math.min(failures - 1, 30));
        double bounded = Math.min(doubled, max.toMillis());
        return Duration.ofMillis((long) (bounded * (0.75 + random.getAsDouble() / 2)));
    }
}

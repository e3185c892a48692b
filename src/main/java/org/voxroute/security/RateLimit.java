/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

/**
 * How many requests a source may send.
 *
 * @param perSecond in the long run; 0: as many as it likes
 * @param burst at once, after a quiet time
 */
public record RateLimit(int perSecond, int burst) {

    public RateLimit {
        if (perSecond < 0 || (perSecond > 0 && burst < 1)) {
            throw new IllegalArgumentException("A rate limit of " + perSecond + " a second, " + burst + " at once");
        }
    }

    boolean isOff() {
        return perSecond == 0;
    }
}

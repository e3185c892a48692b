/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import java.time.Duration;

/** How many frames there is time for: as many as sound in the time that passes, and some at once. One thread. */
final class FrameBudget {

    /** The clocks of both machines differ, and a frame may be a little shorter than it says. */
    private static final double TOLERANCE = 1.05;

    private final long frame;
    private final long atOnce;
    private long credit;
    private long last;

    FrameBudget(Duration frame, Duration atOnce, long now) {
        this.frame = frame.toNanos();
        this.atOnce = atOnce.toNanos();
        credit = this.atOnce;
        last = now;
    }

    /** One frame more; false if it is one too many. */
    boolean take(long now) {
        credit = Math.min(atOnce, credit + (long) ((now - last) * TOLERANCE));
        last = now;
        if (credit < frame) {
            return false;
        }
        credit -= frame;
        return true;
    }
}

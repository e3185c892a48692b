/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import java.time.Duration;

/** How many frames there is time for: as many as sound in the time that passes, and some at once. One thread. */
final class FrameBudget {

    private final long frame;
    private final long atOnce;
    private final double pace;
    private long credit;
    private long last;

    /**
     * All of it is there at first.
     *
     * @param pace how much faster than time goes it comes back: the clocks of both sides differ a little
     */
    FrameBudget(Duration frame, Duration atOnce, double pace, long now) {
        this.frame = frame.toNanos();
        this.atOnce = Math.max(atOnce.toNanos(), this.frame);
        this.pace = pace;
        credit = this.atOnce;
        last = now;
    }

    /** One frame more; false if it is one too many. */
    boolean take(long now) {
        comeBack(now);
        if (credit < frame) {
            return false;
        }
        credit -= frame;
        return true;
    }

    /** Whether more than this frame would be ahead of time. */
    boolean isAhead(long now) {
        comeBack(now);
        return atOnce - credit > frame;
    }

    private void comeBack(long now) {
        credit = Math.min(atOnce, credit + (long) ((now - last) * pace));
        last = now;
    }
}

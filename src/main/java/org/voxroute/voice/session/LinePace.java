/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;

/**
 * When a line is to be given a frame. Each frame that comes is answered by one that goes: the inbound stream is the clock. When it pauses (hold, silence suppression, the network), the clock of all lines steps in
 * with a frame at a time; and when what was late then comes at once, as many of those frames stay without an answer as were answered already, so that the line is never given more than it plays.
 *
 * <p>Only {@link #isDue} may be called on other threads than the line's.
 */
final class LinePace {

    /** A frame may come so much late before the clock steps in. */
    static final long PATIENCE = Duration.ofMillis(20).toNanos();

    private volatile long due;
    private long last;
    private int ahead;
    private boolean pausing;

    /** @param due when the clock is to begin, if no frame comes before */
    LinePace(long due) {
        this.due = due;
        last = due;
    }

    /**
     * A frame came.
     *
     * @param length of the frame, in nanoseconds
     * @return whether it is to be answered
     */
    boolean frame(long now, long length) {
        boolean atOnce = now - last < length / 2;
        last = now;
        due = now + length + PATIENCE;
        if (ahead == 0) {
            return true;
        }
        if (pausing) {
            // The first of those that were late, or of those that come in time again: the next one tells.
            pausing = false;
            return true;
        }
        if (atOnce) {
            ahead--;
            return false;
        }
        ahead = 0;
        return true;
    }

    boolean isDue(long now) {
        return now - due >= 0;
    }

    /** The clock says a frame; the next one is due after its length. */
    void clock(long now, long length) {
        ahead++;
        pausing = true;
        due = now - due > length ? now + length : due + length;
    }
}

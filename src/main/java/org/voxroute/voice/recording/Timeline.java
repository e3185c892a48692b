/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a call on one axis of time, not yet written. While the caller's stream pauses, silence stands in for it; what comes late,
 * all at once, takes the place of that silence, so that the two sides stay together. Not thread-safe.
 */
final class Timeline {

    private final int holdBack;
    private short[] left = new short[0];
    private short[] right = new short[0];
    private int length;
    /** Silence that stands in for the caller; none if it is empty. */
    private int gapFrom;

    private int gapLength;
    private int sinceGap;

    /** @param holdBack samples after a pause in which what is late may still come */
    Timeline(int holdBack) {
        this.holdBack = holdBack;
    }

    /**
     * A frame of each.
     *
     * @param caller null while his stream pauses
     * @param agent null if the caller's frame came too late to be answered
     */
    void add(short @Nullable [] caller, short @Nullable [] agent) {
        if (caller != null && agent == null) {
            late(caller);
            return;
        }
        int samples = Math.max(caller == null ? 0 : caller.length, agent == null ? 0 : agent.length);
        if (caller == null) {
            if (gapLength == 0 || sinceGap > 0) {
                gapFrom = length;
                gapLength = 0;
            }
            gapLength += samples;
            sinceGap = 0;
        } else if (gapLength > 0) {
            sinceGap += samples;
            if (sinceGap > holdBack) {
                gapLength = 0;
            }
        }
        grow(samples);
        if (caller != null) {
            System.arraycopy(caller, 0, left, length, caller.length);
        }
        if (agent != null) {
            System.arraycopy(agent, 0, right, length, agent.length);
        }
        length += samples;
    }

    private void late(short[] caller) {
        int replaced = Math.min(caller.length, gapLength);
        // The silence goes, what followed it moves forward, and the late frame comes behind: nothing else moves.
        System.arraycopy(left, gapFrom + replaced, left, gapFrom, length - gapFrom - replaced);
        System.arraycopy(caller, 0, left, length - replaced, replaced);
        gapLength -= replaced;
        int rest = caller.length - replaced;
        grow(rest);
        System.arraycopy(caller, replaced, left, length, rest);
        length += rest;
    }

    /** So much silence of both: frames were lost. */
    void lost(int samples) {
        gapLength = 0;
        grow(samples);
        length += samples;
    }

    private void grow(int samples) {
        int needed = length + samples;
        if (needed > left.length) {
            int room = Math.max(needed, 2 * left.length);
            left = Arrays.copyOf(left, room);
            right = Arrays.copyOf(right, room);
        }
        Arrays.fill(left, length, needed, (short) 0);
        Arrays.fill(right, length, needed, (short) 0);
    }

    /** Where both sides go. */
    interface Sink {
        void write(short[] left, short[] right) throws IOException;
    }

    /**
     * Writes what nothing can change any more.
     *
     * @param all nothing more comes
     */
    void writeTo(Sink sink, boolean all) throws IOException {
        // A pause that lasts is no lateness: what came late after so long would be another matter.
        int held = !all && gapLength > 0 && length - gapFrom <= 4 * holdBack ? gapFrom : length;
        if (held == 0) {
            return;
        }
        sink.write(Arrays.copyOf(left, held), Arrays.copyOf(right, held));
        System.arraycopy(left, held, left, 0, length - held);
        System.arraycopy(right, held, right, 0, length - held);
        length -= held;
        gapFrom -= held;
        if (gapFrom < 0) {
            gapFrom = 0;
            gapLength = 0;
        }
    }
}

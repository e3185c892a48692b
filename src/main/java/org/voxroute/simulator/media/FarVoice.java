/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the person at the far end of a leg says and hears: 16-bit samples at 8 kHz, low byte first. Says silence by itself. What is said may be given at once; it is said at the pace of speech. Thread-safe.
 */
public final class FarVoice {

    /** Bytes of 20 ms. */
    public static final int FRAME = 320;

    /** Ten minutes of speech may wait to be said, and be kept of what was heard. */
    private static final int MOST_FRAMES = 30_000;

    private final Deque<byte[]> saying = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean repeats;
    private boolean listens;
    private long frames;

    /**
     * Says this, after what is being said; a last frame that is not whole ends in silence.
     *
     * @return false if too much waits to be said
     */
    public synchronized boolean say(byte[] samples) {
        if (saying.size() + samples.length / FRAME >= MOST_FRAMES) {
            return false;
        }
        for (int at = 0; at < samples.length; at += FRAME) {
            saying.add(Arrays.copyOfRange(samples, at, at + FRAME));
        }
        return true;
    }

    /** From now on says whatever it hears, frame by frame. */
    public synchronized void repeats() {
        repeats = true;
    }

    /** From now on keeps what it hears. */
    public synchronized void listens() {
        listens = true;
    }

    /** What it has heard since it listens. */
    public synchronized byte[] heard() {
        return heard.toByteArray();
    }

    /** How many frames it has heard in all. */
    public synchronized long heardFrames() {
        return frames;
    }

    /** What it says now. */
    synchronized byte[] next() {
        byte[] next = saying.poll();
        return next == null ? new byte[FRAME] : next;
    }

    /** A frame is played to it. */
    synchronized void hear(byte[] frame) {
        frames++;
        if (repeats && saying.size() < MOST_FRAMES) {
            saying.add(frame);
        }
        if (listens && heard.size() < MOST_FRAMES * FRAME) {
            heard.write(frame, 0, frame.length);
        }
    }
}

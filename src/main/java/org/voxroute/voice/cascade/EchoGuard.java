/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import org.voxroute.audio.AudioFrame;

/**
 * Knows the voice agent's own voice when the line gives it back: what is heard is then, weaker, what was said at most half a second ago. Compared by correlation, at 4 kHz. About 0.5 ms of CPU a question, which is asked only while
 * both sides seem to speak. In the call's work.
 */
final class EchoGuard {

    private static final int RATE = 4_000;
    private static final int PER_MILLI = RATE / 1_000;
    /** So much of what was heard last is compared. */
    private static final int BLOCK = 112 * PER_MILLI;
    /** The line's delay, there and back. */
    private static final int LATEST = 600 * PER_MILLI;
    /** What waits is known in pieces of so much. */
    private static final int EARLIEST = 120 * PER_MILLI;
    /** As much as an answer is made ahead, and a long sentence. */
    private static final int MEMORY = 24_000 * PER_MILLI;
    /** Squared: how alike they must be. */
    private static final double ALIKE = 0.6 * 0.6;
    /** Squared: an echo is weaker than that; a caller mostly isn't. */
    private static final double WEAKER = 0.5 * 0.5;

    private final float[] heard = new float[BLOCK];
    private short[] said = {};
    private long total;

    /** The voice agent gave this to be heard. */
    void said(AudioFrame chunk) {
        if (said.length == 0) {
            said = new short[MEMORY];
        }
        int step = chunk.format().sampleRate() / RATE;
        short[] samples = chunk.toSamples();
        for (int at = 0; at + step <= samples.length; at += step) {
            said[(int) (total++ % MEMORY)] = (short) mean(samples, at, step);
        }
    }

    /** This came from the line. */
    void heard(AudioFrame frame) {
        int step = frame.format().sampleRate() / RATE;
        short[] samples = frame.toSamples();
        int count = Math.min(BLOCK, samples.length / step);
        System.arraycopy(heard, count, heard, 0, BLOCK - count);
        for (int i = 0; i < count; i++) {
            heard[BLOCK - count + i] = mean(samples, i * step, step);
        }
    }

    /**
     * Whether what was heard last is what was said before.
     *
     * @param waiting how much of what was said isn't played yet
     */
    boolean isEcho(Duration waiting) {
        long now = total - waiting.toMillis() * PER_MILLI;
        long from = Math.max(Math.max(0, total - MEMORY), now - LATEST - BLOCK);
        int length = (int) (Math.min(total, now + EARLIEST) - from);
        if (length < BLOCK) {
            return false;
        }
        float[] before = new float[length];
        for (int i = 0; i < length; i++) {
            before[i] = said[(int) ((from + i) % MEMORY)];
        }
        return isIn(before);
    }

    private boolean isIn(float[] before) {
        double power = power(heard, 0);
        double other = power(before, 0);
        for (int at = 0; at + BLOCK <= before.length; at++) {
            if (at > 0) {
                other += square(before[at + BLOCK - 1]) - square(before[at - 1]);
            }
            float product = 0;
            for (int i = 0; i < BLOCK; i++) {
                product += heard[i] * before[at + i];
            }
            if ((double) product * product > ALIKE * power * other && power < WEAKER * other) {
                return true;
            }
        }
        return false;
    }

    private static double power(float[] samples, int from) {
        double power = 0;
        for (int i = from; i < from + BLOCK; i++) {
            power += square(samples[i]);
        }
        return power;
    }

    private static double square(float value) {
        return (double) value * value;
    }

    private static float mean(short[] samples, int from, int count) {
        float sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += samples[i];
        }
        return sum / count;
    }
}

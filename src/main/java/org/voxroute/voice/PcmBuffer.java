/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Arrays;

/** Samples in their order: added at the end, taken at the beginning. */
final class PcmBuffer {

    private static final int SMALLEST = 8_000;

    private short[] samples = {};
    private int length;

    int length() {
        return length;
    }

    void add(short[] more) {
        add(more, more.length);
    }

    /** Adds the first of them. */
    void add(short[] more, int count) {
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(SMALLEST, 2 * (length + count)));
        }
        System.arraycopy(more, 0, samples, length, count);
        length += count;
    }

    short[] copy(int from, int to) {
        return Arrays.copyOfRange(samples, from, to);
    }

    /** The first ones, which are gone then. */
    short[] take(int count) {
        short[] taken = Arrays.copyOf(samples, count);
        System.arraycopy(samples, count, samples, 0, length - count);
        length -= count;
        return taken;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.Arrays;

/**
 * Finds where the header lines of an event begin, up to the blank line. Decoding spends most of its time here, as this sees every byte of every event whose headers are read;
 * so the loop keeps what it needs in local variables, and looks for the blank line only afterwards.
 */
final class LineStarts {

    private static final int STRIDE = 2 * Long.BYTES;
    /** Headers end within this, mostly; a large body behind them is not searched. */
    private static final int WINDOW = 4096 * STRIDE;

    private static final long CONTROLS = Bytes.wordOf(' ');

    private final byte[] bytes;
    private int[] starts;
    private int size;
    private int body = -1;

    /** Reads the lines of {@code [from, to)}. */
    LineStarts(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        starts = new int[Math.min(to - from, WINDOW) / 32 + 3 * STRIDE]; // a header has about 40 bytes
        starts[0] = from;
        int at = from;
        while (at < to && body < 0) {
            int known = size;
            at = scan(at, Math.min(to, at + WINDOW));
            endAtBlank(known);
        }
        if (body < 0 && starts[size] < to) {
            starts[++size] = to + 1; // as if the last line had its end
        }
    }

    /** Where each line begins, and behind the last one where the next would. */
    int[] starts() {
        return starts;
    }

    /** The number of lines before the blank one. */
    int size() {
        return size;
    }

    /** The place after the blank line, or -1 if there is none. */
    int body() {
        return body;
    }

    private int scan(int from, int to) {
        byte[] text = bytes;
        int[] found = starts;
        int next = size + 1;
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            long left = Bytes.maybeBelow(Bytes.wordAt(text, at), CONTROLS);
            long right = Bytes.maybeBelow(Bytes.wordAt(text, at + Long.BYTES), CONTROLS);
            if ((left | right) != 0) { // mostly not: few bytes are control characters
                if (next + 2 * STRIDE >= found.length) {
                    found = Arrays.copyOf(found, found.length * 2);
                }
                int places = Bytes.places(left) | Bytes.places(right) << Long.BYTES;
                do {
                    int place = at + Integer.numberOfTrailingZeros(places);
                    // Stored before it is known to be a line's end: the processor has nothing to guess.
                    found[next] = place + 1;
                    next += text[place] == Bytes.LF ? 1 : 0;
                    places &= places - 1;
                } while (places != 0);
            }
        }
        for (; at < to; at++) {
            found[next] = at + 1;
            next += text[at] == Bytes.LF ? 1 : 0;
        }
        starts = found;
        size = next - 1;
        return to;
    }

    private void endAtBlank(int known) {
        for (int i = known; i < size; i++) {
            if (starts[i + 1] - starts[i] <= 2 && Bytes.isBlank(bytes, starts[i], starts[i + 1] - 1)) {
                body = starts[i + 1];
                size = i; // the first one counts: this ends the loop
            }
        }
    }
}

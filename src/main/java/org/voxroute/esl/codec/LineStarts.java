/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.Arrays;

/** Finds where the header lines of an event begin. This is where decoding spends its time: it sees every byte of every event that is read. */
final class LineStarts {

    private static final int STRIDE = 2 * Long.BYTES;
    private static final long LINE_FEEDS = Bytes.wordOf('\n');
    private static final long CONTROLS = Bytes.wordOf(' ');

    private final byte[] bytes;
    private int[] starts;
    private int size;
    private int body = -1;

    LineStarts(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        starts = new int[(to - from) / 36 + STRIDE + 2]; // a header has about 40 bytes
        starts[0] = from;
        scan(from, to);
    }

    /** Where each line begins, and after the last one where the next would. */
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

    private void scan(int from, int to) {
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            long left = Bytes.wordAt(bytes, at);
            long right = Bytes.wordAt(bytes, at + Long.BYTES);
            // Most words hold no control character at all, which is quickly seen.
            if ((Bytes.maybeBelow(left, CONTROLS) | Bytes.maybeBelow(right, CONTROLS)) != 0) {
                boolean goesOn =
                        add(at, Bytes.all(left, LINE_FEEDS)) && add(at + Long.BYTES, Bytes.all(right, LINE_FEEDS));
                if (!goesOn) {
                    return;
                }
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == Bytes.LF && !add(at)) {
                return;
            }
        }
        if (starts[size] < to) {
            add(to); // a last line without a line end
        }
    }

    private boolean add(int at, long lineFeeds) {
        for (long rest = lineFeeds; rest != 0; rest &= rest - 1) {
            if (!add(at + Bytes.place(rest))) {
                return false;
            }
        }
        return true;
    }

    /** Ends a line; false if it was the blank one. */
    private boolean add(int lineEnd) {
        if (Bytes.isBlank(bytes, starts[size], lineEnd)) {
            body = lineEnd + 1;
            return false;
        }
        size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size + (size >> 1));
        }
        starts[size] = lineEnd + 1;
        return true;
    }
}

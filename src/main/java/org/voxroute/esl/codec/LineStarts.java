/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.Arrays;

/**
 * Finds where the header lines of an event begin, up to the blank line. Decoding spends most of its time here, as this sees every byte of every event whose headers are read.
 */
final class LineStarts {

    private static final int STRIDE = 2 * Long.BYTES;
    private static final long LINE_FEEDS = Bytes.wordOf('\n');
    private static final long CONTROLS = Bytes.wordOf(' ');

    private final byte[] bytes;
    private int[] starts;
    private int size;
    private int body = -1;

    /** Reads the lines of {@code [from, to)}. */
    LineStarts(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        starts = new int[(to - from) / 36 + 2 * STRIDE]; // a header has about 40 bytes
        starts[0] = from;
        scan(from, to);
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

    private void scan(int from, int to) {
        int at = from;
        for (; at <= to - STRIDE; at += STRIDE) {
            long left = Bytes.wordAt(bytes, at);
            long right = Bytes.wordAt(bytes, at + Long.BYTES);
            // Most words hold no control character at all, which is quickly seen.
            if ((Bytes.maybeBelow(left, CONTROLS) | Bytes.maybeBelow(right, CONTROLS)) != 0) {
                int lineFeeds = Bytes.places(left, LINE_FEEDS) | Bytes.places(right, LINE_FEEDS) << Long.BYTES;
                if (lineFeeds != 0 && !add(at, lineFeeds)) {
                    return;
                }
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == Bytes.LF && !add(at, 1)) {
                return;
            }
        }
        if (starts[size] < to) {
            add(to, 1); // as if the last line had its end
        }
    }

    /** Ends lines at these places after {@code at}; false if one was the blank line. */
    private boolean add(int at, int lineFeeds) {
        if (size + STRIDE >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        int line = starts[size];
        for (int rest = lineFeeds; rest != 0; rest &= rest - 1) {
            int lineEnd = at + Integer.numberOfTrailingZeros(rest);
            if (Bytes.isBlank(bytes, line, lineEnd)) {
                body = lineEnd + 1;
                return false;
            }
            line = lineEnd + 1;
            starts[++size] = line;
        }
        return true;
    }
}

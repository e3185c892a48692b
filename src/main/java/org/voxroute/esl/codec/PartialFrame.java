/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.Arrays;

/**
 * A frame that began in one read and ends in a later one, gathered in an array of its own, which becomes the message's.
 * The array doubles until the frame's length is reached, so that an announced length alone costs no memory and a large body isn't copied often.
 */
final class PartialFrame {

    private static final int SMALL_HEAD = 256;
    private static final int SMALL_FRAME = 64 * 1024;

    private byte[] bytes = {};
    private int length;
    private int line; // where the last header line begins
    private boolean hasBlankLine;
    private int bodyStart;
    private int frameLength = Integer.MAX_VALUE;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Whether the blank line that ends the headers has come. */
    boolean hasBlankLine() {
        return hasBlankLine;
    }

    int bodyStart() {
        return bodyStart;
    }

    boolean isComplete() {
        return length == frameLength;
    }

    /** Takes header bytes up to and with the blank line, or to {@code to}; returns where it ended. */
    int takeHeaders(byte[] chunk, int from, int to, FrameLimits limits) {
        int at = from;
        while (at < to) {
            int lineFeed = Bytes.indexOf(chunk, at, to, '\n');
            int end = lineFeed < 0 ? to : lineFeed + 1;
            limits.checkHeaders(length + (end - at));
            append(chunk, at, end);
            at = end;
            if (lineFeed >= 0) {
                hasBlankLine = Bytes.isBlank(bytes, line, length - 1);
                if (hasBlankLine) {
                    return at;
                }
                line = length;
            }
        }
        return at;
    }

    /** From here on the frame is known to end after a body of this length. */
    void expectBody(int bodyStart, int bodyLength) {
        hasBlankLine = true;
        this.bodyStart = bodyStart;
        frameLength = bodyStart + bodyLength;
        bytes = Arrays.copyOf(bytes, Math.min(frameLength, Math.max(length, SMALL_FRAME)));
    }

    /** Takes body bytes up to the frame's end or {@code to}; returns where it ended. */
    int takeBody(byte[] chunk, int from, int to) {
        int end = (int) Math.min(to, (long) from + frameLength - length);
        append(chunk, from, end);
        return end;
    }

    private void append(byte[] chunk, int from, int to) {
        int needed = length + (to - from);
        if (needed > bytes.length) {
            int doubled = Math.max(needed, Math.max(bytes.length * 2, SMALL_HEAD));
            bytes = Arrays.copyOf(bytes, Math.min(doubled, frameLength));
        }
        System.arraycopy(chunk, from, bytes, length, to - from);
        length = needed;
    }
}

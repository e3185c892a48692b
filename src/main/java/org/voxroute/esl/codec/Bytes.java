/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches in byte arrays, eight bytes at a time, and comparisons that ignore the case of ASCII letters. */
final class Bytes {

    static final byte LF = '\n';
    static final byte CR = '\r';

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private Bytes() {}

    static long wordAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** A word with this byte in each of its eight places. */
    static long pattern(byte wanted) {
        return (wanted & 0xFF) * ONES;
    }

    /** The high bit of each byte of {@code word} that equals the pattern's; exact, also above the first match. */
    static long matches(long word, long pattern) {
        long difference = word ^ pattern;
        return ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
    }

    /** The first place of {@code wanted} in {@code [from, to)}, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = pattern(wanted);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = matches(wordAt(bytes, at), pattern);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Whether {@code [from, lineEnd)} is an empty line, a lone CR included. */
    static boolean isBlank(byte[] bytes, int from, int lineEnd) {
        return lineEnd == from || (lineEnd == from + 1 && bytes[from] == CR);
    }

    /** The end of the text of the line that {@code from} is in: before LF or CRLF, or {@code to}. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int lineFeed = indexOf(bytes, from, to, LF);
        int end = lineFeed < 0 ? to : lineFeed;
        return end > from && bytes[end - 1] == CR ? end - 1 : end;
    }

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** The decimal number that {@code [from, to)} spells, spaces around it allowed; -1 if it is none or beyond 18 digits. */
    static long number(byte[] bytes, int from, int to) {
        int first = skipSpaces(bytes, from, to);
        int last = to;
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        if (first == last || last - first > 18) {
            return -1;
        }
        long number = 0;
        for (int at = first; at < last; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Whether {@code [from, to)} spells {@code text}; each char of the text stands for one byte. */
    static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String text) {
        int length = text.length();
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int difference = (bytes[from + i] & 0xFF) ^ text.charAt(i);
            if (difference != 0 && (difference != 0x20 || !isLetter(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'z';
    }
}

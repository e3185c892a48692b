/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Text as bytes: searches, eight bytes at a time, and numbers. */
final class Bytes {

    static final byte LF = '\n';
    static final byte CR = '\r';

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    /** Multiplied by it, the high bits of eight bytes come to stand side by side in the highest byte. */
    private static final long GATHER = 0x0002040810204081L;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Bytes() {}

    /** The eight bytes at {@code at}, the first in the lowest place. */
    static long wordAt(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** A word with this byte in each of its eight places. */
    static long wordOf(char wanted) {
        return wanted * ONES;
    }

    /** Not 0 if {@code wanted} (see {@link #wordOf}) is in the word: the lowest bit then is in the place of the first. Bits above it mean nothing. */
    static long first(long word, long wanted) {
        long zeroWhereEqual = word ^ wanted;
        return (zeroWhereEqual - ONES) & ~zeroWhereEqual & HIGH_BITS;
    }

    /** The high bits of the eight bytes, side by side. */
    static int places(long highBits) {
        return (int) ((highBits * GATHER) >>> 56);
    }

    /** The high bit of each byte that is below {@code limit} (see {@link #wordOf}), and of some that aren't; limit is at most 0x80. */
    static long maybeBelow(long word, long limit) {
        return (word - limit) & HIGH_BITS;
    }

    /** The place, 0 to 7, of a word's lowest bit. */
    static int place(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** The first place of {@code wanted}, an ASCII character but NUL, in {@code [from, to)}, or -1. */
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        long eight = wordOf(wanted);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long found = first(wordAt(bytes, at), eight);
            if (found != 0) {
                return at + place(found);
            }
        }
        if (at < to && to >= Long.BYTES) {
            // The last bytes, as the upper part of the word that ends with them.
            long found = first(wordAt(bytes, to - Long.BYTES) >>> ((Long.BYTES - (to - at)) << 3), eight);
            return found == 0 ? -1 : at + place(found);
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    /** Whether {@code [from, lineEnd)} is an empty line, a lone CR included. */
    static boolean isBlank(byte[] bytes, int from, int lineEnd) {
        return lineEnd == from || (lineEnd == from + 1 && bytes[from] == CR);
    }

    /** The end of a line's text: before the CR of a CRLF. */
    static int withoutCr(byte[] bytes, int from, int lineEnd) {
        return lineEnd > from && bytes[lineEnd - 1] == CR ? lineEnd - 1 : lineEnd;
    }

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** The decimal number that {@code [from, to)} spells, spaces around it allowed; -1 if it is none or has more than 18 digits. */
    static long number(byte[] bytes, int from, int to) {
        int first = skipSpaces(bytes, from, to);
        int last = to;
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        if (first >= last || last - first > 18) {
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

    /** The value of a hexadecimal digit; negative if it is none. */
    static int hex(byte digit) {
        int lower = digit | 0x20;
        if (lower >= 'a' && lower <= 'f') {
            return lower - 'a' + 10;
        }
        return digit >= '0' && digit <= '9' ? digit - '0' : -1;
    }
}

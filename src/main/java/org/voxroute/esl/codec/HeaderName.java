/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A header's name, prepared for being looked for: as words of eight bytes that are compared at once, the case of ASCII letters left out. Immutable.
 */
final class HeaderName {

    private static final long CASE_BITS = Bytes.wordOf(' ');
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final String text;
    private final byte[] utf8;
    private final long[] words; // at 0, 8, ... and, as the last, the one that ends with the name
    private final long[] relevant; // the bits of each that count
    private final byte signature;

    HeaderName(String text) {
        this.text = text;
        utf8 = text.getBytes(UTF_8);
        words = new long[isShort() ? 0 : (utf8.length + Long.BYTES - 1) / Long.BYTES];
        relevant = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            int at = wordStart(i);
            words[i] = Bytes.wordAt(utf8, at);
            for (int place = 0; place < Long.BYTES; place++) {
                long bits = isLetter(utf8[at + place]) ? 0xDF : 0xFF;
                relevant[i] |= bits << (place << 3);
            }
        }
        signature = isShort() ? 0 : signature(words[0]);
    }

    /** A byte that tells most names apart by their first eight bytes, whatever their case. */
    static byte signature(long firstWord) {
        return (byte) (((firstWord | CASE_BITS) * PRIME) >>> 56);
    }

    String text() {
        return text;
    }

    /** In bytes. */
    int length() {
        return utf8.length;
    }

    /** A name of less than eight bytes has no signature. */
    boolean isShort() {
        return utf8.length < Long.BYTES;
    }

    byte signature() {
        return signature;
    }

    /** Whether this name stands at {@code start}, followed by {@code nameEnd}, all before {@code to}. */
    boolean isAt(byte[] bytes, int start, int to, char nameEnd) {
        int end = start + utf8.length;
        if (end >= to || bytes[end] != nameEnd) {
            return false;
        }
        if (isShort()) {
            return isShortAt(bytes, start);
        }
        for (int i = 0; i < words.length; i++) {
            if (((Bytes.wordAt(bytes, start + wordStart(i)) ^ words[i]) & relevant[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isShortAt(byte[] bytes, int start) {
        for (int i = 0; i < utf8.length; i++) {
            int difference = bytes[start + i] ^ utf8[i];
            if (difference != 0 && !(difference == 0x20 && isLetter(utf8[i]))) {
                return false;
            }
        }
        return true;
    }

    private int wordStart(int i) {
        return Math.min(i * Long.BYTES, utf8.length - Long.BYTES);
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Where the names of an event's headers begin, in their order, with a hash of each in one byte: five bytes a header.
 * Immutable, so that threads may find it through a race.
 */
final class HeaderIndex {

    private final int[] starts;
    private final byte[] hashes;
    private final int size;
    private final int body;

    private HeaderIndex(int[] starts, byte[] hashes, int size, int body) {
        this.starts = starts;
        this.hashes = hashes;
        this.size = size;
        this.body = body;
    }

    int size() {
        return size;
    }

    /** Where the name of header {@code i} begins. */
    int start(int i) {
        return starts[i];
    }

    /** Where the event's body begins, or -1. */
    int body() {
        return body;
    }

    /** The first header from {@code i} on whose name may have this hash, or -1. */
    int next(int i, byte hash) {
        for (int at = i; at < size; at++) {
            if (hashes[at] == hash) {
                return at;
            }
        }
        return -1;
    }

    /** The name as it is looked up: one char a byte of its UTF-8. */
    static String key(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7F) {
                return new String(name.getBytes(UTF_8), ISO_8859_1);
            }
        }
        return name;
    }

    /** Hash of a key: its length and its last eight bytes, letters without case. */
    static byte hash(String key) {
        int length = key.length();
        long tail = 0;
        for (int i = Math.max(0, length - 8); i < length; i++) {
            tail = (tail >>> 8) | ((long) key.charAt(i) << 56);
        }
        return hash(tail, length);
    }

    static byte hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long tail;
        if (to >= 8 && length > 0) {
            tail = Bytes.wordAt(bytes, to - 8);
            if (length < 8) {
                tail &= -1L << ((8 - length) << 3);
            }
        } else {
            tail = 0;
            for (int i = from; i < to; i++) {
                tail = (tail >>> 8) | ((bytes[i] & 0xFFL) << 56);
            }
        }
        return hash(tail, length);
    }

    private static byte hash(long tail, int length) {
        return (byte) (((tail | 0x2020202020202020L) * 0x9E3779B97F4A7C15L + length * 0xD1B54A32D192ED03L) >>> 56);
    }

    /** Collects an index. */
    static final class Builder {

        private int[] starts;
        private byte[] hashes;
        private int size;

        /** Sized for the usual 40 bytes a header. */
        Builder(int bytes) {
            int capacity = bytes / 36 + 8;
            starts = new int[capacity];
            hashes = new byte[capacity];
        }

        void add(int start, byte hash) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size + (size >> 1));
                hashes = Arrays.copyOf(hashes, starts.length);
            }
            starts[size] = start;
            hashes[size++] = hash;
        }

        HeaderIndex build(int body) {
            return new HeaderIndex(starts, hashes, size, body);
        }
    }
}

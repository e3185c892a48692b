/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an event by their number on the wire: an index of where each name begins, four bytes a header; the rest is found when it is asked for.
 *
 * <p>A look-up compares the last seven letters of a name and what ends it, as one word, at the place where they would be: no hashing, and one pass over a small array.
 * Immutable, all fields final: threads may find it through a race.
 */
abstract sealed class EventHeaders permits PlainHeaders, JsonHeaders {

    private static final int TAIL = Long.BYTES - 1;
    private static final long LOWER_CASE = Bytes.wordOf(' ');

    final byte[] bytes;
    final int to;
    private final int[] starts;
    private final int size;
    private final char nameEnd;

    /**
     * @param starts where each name begins, ascending
     * @param size how many of them count
     * @param to the end of the event
     * @param nameEnd what follows a name
     */
    EventHeaders(byte[] bytes, int[] starts, int size, int to, char nameEnd) {
        this.bytes = bytes;
        this.starts = starts;
        this.size = size;
        this.to = to;
        this.nameEnd = nameEnd;
    }

    final int size() {
        return size;
    }

    final int start(int i) {
        return starts[i];
    }

    /** The number of the first header from {@code from} on that has this name, whatever its case; -1 if there is none. */
    int find(String name, int from) {
        int found = findKey(name, from);
        return found >= 0 || isAscii(name) ? found : findKey(inBytes(name), from);
    }

    private int findKey(String key, int from) {
        int length = key.length();
        return length < TAIL ? findShort(key, from) : findByTail(key, from, last(length));
    }

    private int findByTail(String key, int from, int end) {
        int length = key.length();
        int tailAt = length - TAIL;
        long tail = (long) nameEnd << 56;
        for (int i = 0; i < TAIL; i++) {
            tail |= (long) key.charAt(tailAt + i) << (i << 3);
        }
        tail |= LOWER_CASE;
        for (int i = from; i < end; i++) {
            int start = starts[i];
            if ((Bytes.wordAt(bytes, start + tailAt) | LOWER_CASE) == tail && isNamed(start, key)) {
                return i;
            }
        }
        return -1;
    }

    private int findShort(String key, int from) {
        int end = last(key.length());
        for (int i = from; i < end; i++) {
            if (isNamed(starts[i], key)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(int start, String key) {
        int end = start + key.length();
        return bytes[end] == nameEnd && Bytes.equalsIgnoreCase(bytes, start, end, key);
    }

    /** The number after the last header that has room for a name of this length and what ends it. */
    private int last(int length) {
        int end = size;
        while (end > 0 && starts[end - 1] + length >= to) {
            end--;
        }
        return end;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** A char for each byte of the name's UTF-8. */
    private static String inBytes(String name) {
        return new String(name.getBytes(UTF_8), ISO_8859_1);
    }

    /** The name of header {@code i}. */
    abstract String name(int i);

    /** The first value of header {@code i}, decoded. */
    abstract String value(int i);

    /** Adds each value of header {@code i}, decoded. */
    abstract void values(int i, List<String> values);

    /** The value of header {@code i} as a number; -1 if it is none. */
    abstract long number(int i);

    /** The event's own body; null if there is none. */
    abstract @Nullable String body();
}

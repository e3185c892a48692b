/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an event by their number on the wire: an index of where each name begins, and a byte that tells most names apart; the rest is found when it is asked for.
 * Five bytes a header. Immutable, all fields final: threads may find it through a race.
 */
abstract sealed class EventHeaders permits PlainHeaders, JsonHeaders {

    final byte[] bytes;
    final int to;
    private final int[] starts;
    private final byte[] signatures;
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
        signatures = signatures();
    }

    private byte[] signatures() {
        byte[] all = new byte[size + Long.BYTES]; // so that a word may be read at each
        for (int i = 0; i < size; i++) {
            int start = starts[i];
            // Where no word follows, no name that has a signature can.
            all[i] = start <= bytes.length - Long.BYTES ? HeaderName.signature(Bytes.wordAt(bytes, start)) : 0;
        }
        return all;
    }

    final int size() {
        return size;
    }

    final int start(int i) {
        return starts[i];
    }

    /** The number of the first header from {@code from} on that has this name, whatever its case; -1 if there is none. */
    int find(HeaderName name, int from) {
        return name.isShort() ? findShort(name, from) : findBySignature(name, from);
    }

    private int findBySignature(HeaderName name, int from) {
        long wanted = Bytes.wordOf((char) (name.signature() & 0xFF));
        for (int i = from; i < size; i += Long.BYTES) {
            long candidates = Bytes.first(Bytes.wordAt(signatures, i), wanted);
            for (; candidates != 0; candidates &= candidates - 1) {
                int candidate = i + Bytes.place(candidates);
                if (candidate < size && name.isAt(bytes, starts[candidate], to, nameEnd)) {
                    return candidate;
                }
            }
        }
        return -1;
    }

    private int findShort(HeaderName name, int from) {
        for (int i = from; i < size; i++) {
            if (name.isAt(bytes, starts[i], to, nameEnd)) {
                return i;
            }
        }
        return -1;
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

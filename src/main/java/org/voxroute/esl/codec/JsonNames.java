/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.Arrays;

/** Finds where the names of a JSON object's members begin. Where the text isn't JSON, reading ends and what came before counts. */
final class JsonNames {

    private static final HeaderName BODY = new HeaderName(JsonHeaders.BODY);

    private final byte[] bytes;
    private final int to;
    private int[] starts;
    private int size;
    private int body = -1;
    private boolean hasEscapes;

    /** Reads the object in {@code [from, to)}. */
    JsonNames(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        starts = new int[(to - from) / 36 + 8]; // a header has about 40 bytes
        int name = JsonText.firstName(bytes, from, to);
        while (name < to) {
            name = next(name);
        }
    }

    int[] starts() {
        return starts;
    }

    /** The number of names, without that of the body. */
    int size() {
        return size;
    }

    /** Where the value begins that is the event's body, or -1. */
    int body() {
        return body;
    }

    /** Whether a name has a backslash. */
    boolean hasEscapes() {
        return hasEscapes;
    }

    /** Takes the name that begins at {@code name}; returns where the next one does. */
    private int next(int name) {
        int end = JsonText.quoteOrBackslash(bytes, name, to);
        if (isNext(end, '"', ':', '"') && !BODY.isAt(bytes, name, to, '"')) {
            // "name":"value","next": nearly all are written so
            int close = JsonText.stringEnd(bytes, end + 3, to);
            if (isNext(close, '"', ',', '"')) {
                add(name);
                return close + 3;
            }
        }
        return nextOfAnyForm(name);
    }

    private boolean isNext(int at, char first, char second, char third) {
        return at + 2 < to && bytes[at] == first && bytes[at + 1] == second && bytes[at + 2] == third;
    }

    private int nextOfAnyForm(int name) {
        int end = JsonText.stringEnd(bytes, name, to);
        int value = JsonText.valueAfter(bytes, end, to);
        if (value == to) {
            return to;
        }
        if (BODY.isAt(bytes, name, to, '"')) {
            body = value;
        } else {
            hasEscapes |= Bytes.indexOf(bytes, name, end, '\\') >= 0;
            add(name);
        }
        return JsonText.nextName(bytes, JsonText.valueEnd(bytes, value, to), to);
    }

    private void add(int name) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size++] = name;
    }
}

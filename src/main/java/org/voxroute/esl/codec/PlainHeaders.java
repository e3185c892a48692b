/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers as {@code text/event-plain} has them: {@code Name: value} lines, values URL-encoded, a blank line, then the event's body if there is one.
 * An empty value is written {@code _undef_}; several are written {@code ARRAY::a|:b} (FreeSWITCH, {@code switch_event.c}).
 */
final class PlainHeaders extends EventHeaders {

    private static final String ARRAY = "ARRAY::";
    private static final String EMPTY = "_undef_";

    private static final HeaderName CONTENT_LENGTH = new HeaderName("Content-Length");

    private final int body;

    private PlainHeaders(byte[] bytes, int[] starts, int size, int to, int body) {
        super(bytes, starts, size, to, ':');
        this.body = body;
    }

    /** Finds where the lines of {@code [from, to)} begin, up to the blank line. */
    static PlainHeaders read(byte[] bytes, int from, int to) {
        var lines = new LineStarts(bytes, from, to);
        return new PlainHeaders(bytes, lines.starts(), lines.size(), to, lines.body());
    }

    /** The value of the first line, if this is its name. */
    static @Nullable String first(byte[] bytes, int from, int to, HeaderName name) {
        if (!name.isAt(bytes, from, to, ':')) {
            return null;
        }
        int value = from + name.length() + 1;
        int end = Bytes.indexOf(bytes, value, to, '\n');
        return text(bytes, value, end < 0 ? to : end);
    }

    @Override
    String name(int i) {
        return new String(bytes, start(i), colon(i) - start(i), UTF_8);
    }

    @Override
    String value(int i) {
        String text = text(bytes, colon(i) + 1, lineEnd(i));
        if (!text.startsWith(ARRAY)) {
            return text;
        }
        int end = text.indexOf("|:", ARRAY.length());
        return text.substring(ARRAY.length(), end < 0 ? text.length() : end);
    }

    @Override
    void values(int i, List<String> values) {
        String text = text(bytes, colon(i) + 1, lineEnd(i));
        if (text.startsWith(ARRAY)) {
            Collections.addAll(values, text.substring(ARRAY.length()).split("\\|:", -1));
        } else {
            values.add(text);
        }
    }

    @Override
    long number(int i) {
        int from = colon(i) + 1;
        return Bytes.number(bytes, from, Bytes.withoutCr(bytes, from, lineEnd(i)));
    }

    @Override
    @Nullable
    String body() {
        int i = find(CONTENT_LENGTH, 0);
        long length = i < 0 ? -1 : number(i);
        if (body < 0 || length < 0) {
            return null;
        }
        return new String(bytes, body, (int) Math.min(length, to - body), UTF_8);
    }

    /** A line without a colon is a name without a value. */
    private int colon(int i) {
        int end = lineEnd(i);
        int colon = Bytes.indexOf(bytes, start(i), end, ':');
        return colon < 0 ? end : colon;
    }

    private int lineEnd(int i) {
        return start(i + 1) - 1;
    }

    private static String text(byte[] bytes, int from, int lineEnd) {
        int start = Bytes.skipSpaces(bytes, from, lineEnd);
        int end = Bytes.withoutCr(bytes, start, lineEnd);
        if (start >= end) {
            return "";
        }
        int percent = Bytes.indexOf(bytes, start, end, '%');
        if (percent >= 0) {
            return decode(bytes, start, percent, end);
        }
        String text = new String(bytes, start, end - start, UTF_8);
        return text.equals(EMPTY) ? "" : text;
    }

    /** A percent sign that no two hexadecimal digits follow stands for itself; a plus is a plus. */
    private static String decode(byte[] bytes, int from, int percent, int to) {
        byte[] decoded = new byte[to - from];
        int length = percent - from;
        System.arraycopy(bytes, from, decoded, 0, length);
        for (int at = percent; at < to; at++) {
            byte b = bytes[at];
            if (b == '%' && at + 2 < to) {
                int value = Bytes.hex(bytes[at + 1]) << 4 | Bytes.hex(bytes[at + 2]);
                if (value >= 0) {
                    b = (byte) value;
                    at += 2;
                }
            }
            decoded[length++] = b;
        }
        return new String(decoded, 0, length, UTF_8);
    }
}

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
final class PlainHeaders implements EventFormat {

    static final PlainHeaders FORMAT = new PlainHeaders();

    private static final String ARRAY = "ARRAY::";
    private static final String ARRAY_SEPARATOR = "|:";

    private PlainHeaders() {}

    @Override
    public HeaderIndex index(byte[] bytes, int from, int to) {
        var index = new HeaderIndex.Builder(to - from);
        int line = from;
        while (line < to) {
            int lineFeed = Bytes.indexOf(bytes, line, to, Bytes.LF);
            int end = lineFeed < 0 ? to : lineFeed;
            if (Bytes.isBlank(bytes, line, end)) {
                return index.build(end + 1);
            }
            int colon = Bytes.indexOf(bytes, line, end, (byte) ':');
            if (colon > line) {
                index.add(line, HeaderIndex.hash(bytes, line, colon));
            }
            line = end + 1;
        }
        return index.build(-1);
    }

    @Override
    public int first(byte[] bytes, int from, int to) {
        return from;
    }

    @Override
    public int matchName(byte[] bytes, int start, int to, String key) {
        int end = start + key.length();
        return end < to && bytes[end] == ':' && Bytes.equalsIgnoreCase(bytes, start, end, key) ? end : -1;
    }

    @Override
    public String name(byte[] bytes, int start, int to) {
        return new String(bytes, start, nameEnd(bytes, start, to) - start, UTF_8);
    }

    @Override
    public int nameEnd(byte[] bytes, int start, int to) {
        int colon = Bytes.indexOf(bytes, start, to, (byte) ':');
        return colon < 0 ? to : colon;
    }

    @Override
    public String value(byte[] bytes, int nameEnd, int to) {
        String text = text(bytes, nameEnd, to);
        if (!text.startsWith(ARRAY)) {
            return text;
        }
        int end = text.indexOf(ARRAY_SEPARATOR, ARRAY.length());
        return text.substring(ARRAY.length(), end < 0 ? text.length() : end);
    }

    @Override
    public void values(byte[] bytes, int nameEnd, int to, List<String> values) {
        String text = text(bytes, nameEnd, to);
        if (text.startsWith(ARRAY)) {
            Collections.addAll(values, text.substring(ARRAY.length()).split("\\|:", -1));
        } else {
            values.add(text);
        }
    }

    @Override
    public long number(byte[] bytes, int nameEnd, int to) {
        return Bytes.number(bytes, nameEnd + 1, Bytes.lineEnd(bytes, nameEnd + 1, to));
    }

    @Override
    public @Nullable String body(byte[] bytes, int body, int to, long length) {
        if (body < 0 || body > to || length < 0) {
            return null;
        }
        return new String(bytes, body, (int) Math.min(length, to - body), UTF_8);
    }

    private static String text(byte[] bytes, int nameEnd, int to) {
        int from = Bytes.skipSpaces(bytes, nameEnd + 1, to);
        int end = Bytes.lineEnd(bytes, from, to);
        if (Bytes.indexOf(bytes, from, end, (byte) '%') >= 0) {
            return decode(bytes, from, end);
        }
        return Bytes.equalsIgnoreCase(bytes, from, end, "_undef_") ? "" : new String(bytes, from, end - from, UTF_8);
    }

    /** A percent sign that no two hexadecimal digits follow stands for itself; a plus is a plus. */
    private static String decode(byte[] bytes, int from, int to) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '%' && at + 2 < to) {
                int high = Character.digit(bytes[at + 1], 16);
                int low = Character.digit(bytes[at + 2], 16);
                if (high >= 0 && low >= 0) {
                    b = (byte) (high << 4 | low);
                    at += 2;
                }
            }
            decoded[length++] = b;
        }
        return new String(decoded, 0, length, UTF_8);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers as {@code text/event-json} has them: one flat object whose values are strings, or arrays of strings where a header has several.
 * Keys may repeat. The event's body is the value of {@code _body}. Where the text isn't JSON, reading ends and what came before counts.
 */
final class JsonHeaders implements EventFormat {

    static final JsonHeaders FORMAT = new JsonHeaders();
    static final String BODY = "_body";

    private JsonHeaders() {}

    @Override
    public HeaderIndex index(byte[] bytes, int from, int to) {
        var index = new HeaderIndex.Builder(to - from);
        int body = -1;
        int start = first(bytes, from, to);
        while (start < to) {
            int nameEnd = JsonText.stringEnd(bytes, start, to);
            int value = valueAt(bytes, nameEnd, to);
            if (value >= to) {
                break;
            }
            if (Bytes.equalsIgnoreCase(bytes, start, nameEnd, BODY)) {
                body = nameEnd;
            } else if (JsonText.isEscaped(bytes, start, nameEnd)) {
                index.add(start, HeaderIndex.hash(HeaderIndex.key(JsonText.string(bytes, start, nameEnd))));
            } else {
                index.add(start, HeaderIndex.hash(bytes, start, nameEnd));
            }
            start = nextName(bytes, JsonText.valueEnd(bytes, value, to), to);
        }
        return index.build(body);
    }

    @Override
    public int first(byte[] bytes, int from, int to) {
        int at = JsonText.skipSpaces(bytes, from, to);
        if (at >= to || bytes[at] != '{') {
            return to;
        }
        at = JsonText.skipSpaces(bytes, at + 1, to);
        return at < to && bytes[at] == '"' ? at + 1 : to;
    }

    @Override
    public int matchName(byte[] bytes, int start, int to, String key) {
        int end = start + key.length();
        if (end < to && bytes[end] == '"' && Bytes.equalsIgnoreCase(bytes, start, end, key)) {
            return end;
        }
        end = JsonText.stringEnd(bytes, start, to);
        boolean isEscaped = JsonText.isEscaped(bytes, start, end);
        return isEscaped && HeaderIndex.key(JsonText.string(bytes, start, end)).equalsIgnoreCase(key) ? end : -1;
    }

    @Override
    public String name(byte[] bytes, int start, int to) {
        return JsonText.string(bytes, start, nameEnd(bytes, start, to));
    }

    @Override
    public int nameEnd(byte[] bytes, int start, int to) {
        return JsonText.stringEnd(bytes, start, to);
    }

    @Override
    public String value(byte[] bytes, int nameEnd, int to) {
        int at = valueAt(bytes, nameEnd, to);
        if (at < to && bytes[at] == '[') {
            var values = new ArrayList<String>();
            values(bytes, nameEnd, to, values);
            return values.isEmpty() ? "" : values.get(0);
        }
        return scalar(bytes, at, to);
    }

    @Override
    public void values(byte[] bytes, int nameEnd, int to, List<String> values) {
        int at = valueAt(bytes, nameEnd, to);
        if (at >= to || bytes[at] != '[') {
            values.add(scalar(bytes, at, to));
            return;
        }
        at = JsonText.skipSpaces(bytes, at + 1, to);
        while (at < to && bytes[at] != ']') {
            values.add(scalar(bytes, at, to));
            at = JsonText.skipSpaces(bytes, JsonText.valueEnd(bytes, at, to), to);
            if (at < to && bytes[at] == ',') {
                at = JsonText.skipSpaces(bytes, at + 1, to);
            }
        }
    }

    @Override
    public long number(byte[] bytes, int nameEnd, int to) {
        int at = valueAt(bytes, nameEnd, to);
        if (at >= to) {
            return -1;
        }
        return bytes[at] == '"'
                ? Bytes.number(bytes, at + 1, JsonText.stringEnd(bytes, at + 1, to))
                : Bytes.number(bytes, at, JsonText.valueEnd(bytes, at, to));
    }

    @Override
    public @Nullable String body(byte[] bytes, int body, int to, long length) {
        return body < 0 ? null : value(bytes, body, to);
    }

    private static String scalar(byte[] bytes, int at, int to) {
        if (at < to && bytes[at] == '"') {
            return JsonText.string(bytes, at + 1, JsonText.stringEnd(bytes, at + 1, to));
        }
        return JsonText.bare(bytes, at, JsonText.valueEnd(bytes, at, to));
    }

    /** Where the value after a name's closing quote begins; {@code to} if there is none. */
    private static int valueAt(byte[] bytes, int nameEnd, int to) {
        int colon = JsonText.skipSpaces(bytes, nameEnd + 1, to);
        return colon < to && bytes[colon] == ':' ? JsonText.skipSpaces(bytes, colon + 1, to) : to;
    }

    private static int nextName(byte[] bytes, int valueEnd, int to) {
        int comma = JsonText.skipSpaces(bytes, valueEnd, to);
        if (comma >= to || bytes[comma] != ',') {
            return to;
        }
        int quote = JsonText.skipSpaces(bytes, comma + 1, to);
        return quote < to && bytes[quote] == '"' ? quote + 1 : to;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers as {@code text/event-json} has them: one flat object whose values are strings, or arrays of strings where a header has several.
 * Keys may repeat. The event's body is the value of {@code _body}. Where the text isn't JSON, reading ends and what came before counts.
 */
final class JsonHeaders extends EventHeaders {

    static final HeaderName BODY = new HeaderName("_body");

    private final int body;
    private final boolean hasEscapedNames;

    private JsonHeaders(byte[] bytes, int[] starts, int size, int to, int body, boolean hasEscapedNames) {
        super(bytes, starts, size, to, '"');
        this.body = body;
        this.hasEscapedNames = hasEscapedNames;
    }

    /** Finds where the names in {@code [from, to)} begin. */
    static JsonHeaders read(byte[] bytes, int from, int to) {
        int[] starts = new int[(to - from) / 36 + 8]; // a header has about 40 bytes
        int size = 0;
        int body = -1;
        boolean hasEscapedNames = false;
        int name = firstName(bytes, from, to);
        while (name < to) {
            int end = JsonText.quoteOrBackslash(bytes, name, to);
            if (end < to && bytes[end] == '\\') {
                hasEscapedNames = true;
                end = JsonText.stringEnd(bytes, end, to);
            }
            int value = valueAt(bytes, end, to);
            if (value == to) {
                break;
            }
            if (BODY.isAt(bytes, name, to, '"')) {
                body = value;
            } else {
                if (size == starts.length) {
                    starts = Arrays.copyOf(starts, size + (size >> 1));
                }
                starts[size++] = name;
            }
            name = nextName(bytes, JsonText.valueEnd(bytes, value, to), to);
        }
        return new JsonHeaders(bytes, starts, size, to, body, hasEscapedNames);
    }

    /** The value of the first header, if this is its name. */
    static @Nullable String first(byte[] bytes, int from, int to, HeaderName name) {
        int start = firstName(bytes, from, to);
        if (!name.isAt(bytes, start, to, '"')) {
            return null;
        }
        return JsonText.scalar(bytes, valueAt(bytes, start + name.length(), to), to);
    }

    @Override
    int find(HeaderName name, int from) {
        if (!hasEscapedNames) {
            return super.find(name, from);
        }
        for (int i = from; i < size(); i++) {
            if (name(i).equalsIgnoreCase(name.text())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    String name(int i) {
        return JsonText.string(bytes, start(i), JsonText.stringEnd(bytes, start(i), to));
    }

    @Override
    String value(int i) {
        int at = valueAt(i);
        if (at == to || bytes[at] != '[') {
            return JsonText.scalar(bytes, at, to);
        }
        var values = new ArrayList<String>();
        values(i, values);
        return values.isEmpty() ? "" : values.get(0);
    }

    @Override
    void values(int i, List<String> values) {
        int at = valueAt(i);
        if (at == to || bytes[at] != '[') {
            values.add(JsonText.scalar(bytes, at, to));
            return;
        }
        at = JsonText.skipSpaces(bytes, at + 1, to);
        while (at < to && bytes[at] != ']') {
            values.add(JsonText.scalar(bytes, at, to));
            at = JsonText.skipSpaces(bytes, JsonText.valueEnd(bytes, at, to), to);
            if (at < to && bytes[at] == ',') {
                at = JsonText.skipSpaces(bytes, at + 1, to);
            }
        }
    }

    @Override
    long number(int i) {
        int at = valueAt(i);
        if (at < to && bytes[at] == '"') {
            return Bytes.number(bytes, at + 1, JsonText.stringEnd(bytes, at + 1, to));
        }
        return Bytes.number(bytes, at, JsonText.valueEnd(bytes, at, to));
    }

    @Override
    @Nullable
    String body() {
        return body < 0 ? null : JsonText.scalar(bytes, body, to);
    }

    private int valueAt(int i) {
        return valueAt(bytes, JsonText.stringEnd(bytes, start(i), to), to);
    }

    /** Where the value after a name's closing quote begins; {@code to} if there is none. */
    private static int valueAt(byte[] bytes, int nameEnd, int to) {
        int colon = JsonText.skipSpaces(bytes, nameEnd + 1, to);
        return colon < to && bytes[colon] == ':' ? JsonText.skipSpaces(bytes, colon + 1, to) : to;
    }

    private static int firstName(byte[] bytes, int from, int to) {
        int brace = JsonText.skipSpaces(bytes, from, to);
        return brace < to && bytes[brace] == '{' ? afterQuote(bytes, brace + 1, to) : to;
    }

    private static int nextName(byte[] bytes, int valueEnd, int to) {
        int comma = JsonText.skipSpaces(bytes, valueEnd, to);
        return comma < to && bytes[comma] == ',' ? afterQuote(bytes, comma + 1, to) : to;
    }

    private static int afterQuote(byte[] bytes, int from, int to) {
        int quote = JsonText.skipSpaces(bytes, from, to);
        return quote < to && bytes[quote] == '"' ? quote + 1 : to;
    }
}

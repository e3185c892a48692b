/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers as {@code text/event-json} has them: one flat object whose values are strings, or arrays of strings where a header has several.
 * Keys may repeat. The event's body is the value of {@code _body}. Where the text isn't JSON, reading ends and what came before counts.
 */
final class JsonHeaders extends EventHeaders {

    static final String BODY = "_body";

    private final int body;
    private final boolean hasEscapedNames;

    private JsonHeaders(byte[] bytes, JsonNames names, int to) {
        super(bytes, names.starts(), names.size(), to, '"');
        body = names.body();
        hasEscapedNames = names.hasEscapes();
    }

    /** Finds where the names in {@code [from, to)} begin. */
    static JsonHeaders read(byte[] bytes, int from, int to) {
        return new JsonHeaders(bytes, new JsonNames(bytes, from, to), to);
    }

    /** The value of the first header, if this is its name. */
    static @Nullable String first(byte[] bytes, int from, int to, HeaderName name) {
        int start = JsonText.firstName(bytes, from, to);
        if (!name.isAt(bytes, start, to, '"')) {
            return null;
        }
        return JsonText.scalar(bytes, JsonText.valueAfter(bytes, start + name.length(), to), to);
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
        return JsonText.valueAfter(bytes, JsonText.stringEnd(bytes, start(i), to), to);
    }
}

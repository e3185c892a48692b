/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the switch: several hundred headers, of which most users read ten. Immutable, thread-safe, and safe to keep; nobody releases it.
 *
 * <p>It stands as bytes, as it came. The first header that is read makes a small index of where the headers begin; a value is decoded when it is read, and not before.
 * Events of one read from the socket may share its bytes: an event keeps at most 32 times its own size from the garbage collector (see {@link EslDecoder}).
 */
public final class EslEvent {

    private static final String NAME = "Event-Name";

    private final EventFormat format;
    private final byte[] bytes;
    private final int from;
    private final int to;
    // Both are made on first use, from what never changes: a race makes two equal ones, each safe to publish.
    private @Nullable HeaderIndex index;
    private @Nullable String name;

    EslEvent(EventFormat format, byte[] bytes, int from, int to) {
        this.format = format;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** An event that no switch sent. */
    public static EslEvent of(Map<String, String> headers) {
        return of(headers, null);
    }

    /** An event that no switch sent, with a body. */
    public static EslEvent of(Map<String, String> headers, @Nullable String body) {
        var json = new EventJson();
        headers.forEach((name, value) -> json.add(name, List.of(value)));
        byte[] bytes = json.end(body).getBytes(UTF_8);
        return new EslEvent(JsonHeaders.FORMAT, bytes, 0, bytes.length);
    }

    /** {@code Event-Name}, such as {@code CHANNEL_ANSWER}; empty if there is none. */
    public String name() {
        String known = name;
        if (known == null) {
            // The switch writes it first, so it is found without an index.
            int start = format.first(bytes, from, to);
            int end = format.matchName(bytes, start, to, NAME);
            String found = end < 0 ? header(NAME) : format.value(bytes, end, to);
            known = found == null ? "" : found;
            name = known;
        }
        return known;
    }

    /** {@code Event-Subclass}, such as {@code sofia::register}; null unless the event is CUSTOM. */
    public @Nullable String subclass() {
        return header("Event-Subclass");
    }

    /** The first value of this header, decoded; the case of its name doesn't matter. Null if there is none. */
    public @Nullable String header(String name) {
        int end = find(name);
        return end < 0 ? null : format.value(bytes, end, to);
    }

    /** Every value of this header, in the order of the wire: repeated headers and arrays alike. Empty if there is none. */
    public List<String> values(String name) {
        HeaderIndex headers = index();
        String key = HeaderIndex.key(name);
        byte hash = HeaderIndex.hash(key);
        var values = new ArrayList<String>();
        for (int i = headers.next(0, hash); i >= 0; i = headers.next(i + 1, hash)) {
            int end = format.matchName(bytes, headers.start(i), to, key);
            if (end >= 0) {
                format.values(bytes, end, to, values);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** The event's own body, such as the result of a background job; null if there is none. */
    public @Nullable String body() {
        int end = find("Content-Length");
        return format.body(bytes, index().body(), to, end < 0 ? -1 : format.number(bytes, end, to));
    }

    /** {@code Event-Sequence}; -1 if there is none. Gaps and steps back occur without loss. */
    public long sequence() {
        int end = find("Event-Sequence");
        return end < 0 ? -1 : format.number(bytes, end, to);
    }

    /** All headers with their first value, decoded, in the order of the wire. Names keep their case. */
    public Map<String, String> toMap() {
        HeaderIndex headers = index();
        var map = new LinkedHashMap<String, String>(headers.size() * 2);
        for (int i = 0; i < headers.size(); i++) {
            int start = headers.start(i);
            int end = format.nameEnd(bytes, start, to);
            map.putIfAbsent(format.name(bytes, start, to), format.value(bytes, end, to));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The event as a JSON object: a header that has several values is an array, the body is {@code _body}. */
    public String toJson() {
        HeaderIndex headers = index();
        var all = new LinkedHashMap<String, List<String>>(headers.size() * 2);
        for (int i = 0; i < headers.size(); i++) {
            int start = headers.start(i);
            List<String> values = all.computeIfAbsent(format.name(bytes, start, to), n -> new ArrayList<>(1));
            format.values(bytes, format.nameEnd(bytes, start, to), to, values);
        }
        var json = new EventJson();
        all.forEach(json::add);
        return json.end(body());
    }

    /** Name and size only: headers may hold what no log should. */
    @Override
    public String toString() {
        return "EslEvent[" + name() + ", " + (to - from) + " bytes]";
    }

    /** The end of the name of the first header that is so called, or -1. */
    private int find(String name) {
        HeaderIndex headers = index();
        String key = HeaderIndex.key(name);
        byte hash = HeaderIndex.hash(key);
        for (int i = headers.next(0, hash); i >= 0; i = headers.next(i + 1, hash)) {
            int end = format.matchName(bytes, headers.start(i), to, key);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private HeaderIndex index() {
        HeaderIndex known = index;
        if (known == null) {
            known = format.index(bytes, from, to);
            index = known;
        }
        return known;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of the switch: several hundred headers, of which most users read ten. Immutable, thread-safe, and safe to keep; nobody releases it.
 *
 * <p>It stands as bytes, as it came. The first header that is read makes a small index of where the headers begin; a value is decoded when it is read, and not before.
 * Events of one read from the socket may share its bytes: an event keeps at most 32 times its own size from the garbage collector (see {@link EslDecoder}).
 */
public final class EslEvent {

    static final HeaderName NAME = new HeaderName("Event-Name");
    private static final HeaderName SEQUENCE = new HeaderName("Event-Sequence");

    /** How the headers are written. */
    enum Format {
        PLAIN,
        JSON
    }

    private final HeaderNames names;
    private final Format format;
    private final byte[] bytes;
    private final int from;
    private final int to;
    // Both are made on first use, from what never changes: a race makes two equal ones, each safe to publish.
    private @Nullable EventHeaders headers;
    private @Nullable String name;

    EslEvent(HeaderNames names, Format format, byte[] bytes, int from, int to) {
        this.names = names;
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
        return new EslEvent(new HeaderNames(8), Format.JSON, bytes, 0, bytes.length);
    }

    /** {@code Event-Name}, such as {@code CHANNEL_ANSWER}; empty if there is none. */
    public String name() {
        String known = name;
        if (known == null) {
            // The switch writes it first, so it is found without an index.
            String first = format == Format.PLAIN
                    ? PlainHeaders.first(bytes, from, to, NAME)
                    : JsonHeaders.first(bytes, from, to, NAME);
            known = Objects.requireNonNullElse(first == null ? header(NAME.text()) : first, "");
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
        EventHeaders all = headers();
        int i = all.find(names.of(name), 0);
        return i < 0 ? null : all.value(i);
    }

    /** Every value of this header, in the order of the wire: repeated headers and arrays alike. Empty if there is none. */
    public List<String> values(String name) {
        EventHeaders all = headers();
        HeaderName wanted = names.of(name);
        var values = new ArrayList<String>();
        for (int i = all.find(wanted, 0); i >= 0; i = all.find(wanted, i + 1)) {
            all.values(i, values);
        }
        return Collections.unmodifiableList(values);
    }

    /** The event's own body, such as the result of a background job; null if there is none. */
    public @Nullable String body() {
        return headers().body();
    }

    /** {@code Event-Sequence}; -1 if there is none. Gaps and steps back occur without loss. */
    public long sequence() {
        EventHeaders all = headers();
        int i = all.find(SEQUENCE, 0);
        return i < 0 ? -1 : all.number(i);
    }

    /** All headers with their first value, decoded, in the order of the wire. Names keep their case. */
    public Map<String, String> toMap() {
        EventHeaders all = headers();
        var map = new LinkedHashMap<String, String>(all.size() * 2);
        for (int i = 0; i < all.size(); i++) {
            map.putIfAbsent(all.name(i), all.value(i));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The event as a JSON object: a header that has several values is an array, the body is {@code _body}. */
    public String toJson() {
        EventHeaders all = headers();
        var values = new LinkedHashMap<String, List<String>>(all.size() * 2);
        for (int i = 0; i < all.size(); i++) {
            all.values(i, values.computeIfAbsent(all.name(i), n -> new ArrayList<>(1)));
        }
        var json = new EventJson();
        values.forEach(json::add);
        return json.end(body());
    }

    /** Name and size only: headers may hold what no log should. */
    @Override
    public String toString() {
        return "EslEvent[" + name() + ", " + (to - from) + " bytes]";
    }

    EventHeaders headers() {
        EventHeaders known = headers;
        if (known == null) {
            known = format == Format.PLAIN ? PlainHeaders.read(bytes, from, to) : JsonHeaders.read(bytes, from, to);
            headers = known;
        }
        return known;
    }
}

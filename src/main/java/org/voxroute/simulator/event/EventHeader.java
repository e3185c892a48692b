/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One header of an event, with its encoded forms made once: a channel's variables occur in dozens of events, and encoding them anew each time would be most of the work.
 *
 * <p>Immutable; the cached forms are the same whichever thread makes them.
 */
public final class EventHeader {

    private final String name;
    private final String value;
    private final List<String> values;

    private byte @Nullable [] plain;
    private byte @Nullable [] json;

    private EventHeader(String name, String value, List<String> values) {
        this.name = name;
        this.value = value;
        this.values = values;
    }

    public static EventHeader of(String name, String value) {
        return new EventHeader(name, value, List.of());
    }

    /** A header with several values: an array in JSON, {@code ARRAY::a|:b} in plain text. */
    public static EventHeader ofList(String name, List<String> values) {
        String joined = values.stream().collect(Collectors.joining("|:", "ARRAY::", ""));
        return new EventHeader(name, joined, List.copyOf(values));
    }

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }

    /** The values of a list; empty for a single value. */
    public List<String> values() {
        return values;
    }

    /** {@code Name: url-encoded value\n}, in UTF-8. The array is shared: don't write to it. */
    byte[] plain() {
        byte[] cached = plain;
        if (cached == null) {
            cached = PlainText.line(name, value);
            plain = cached;
        }
        return cached;
    }

    /** {@code "Name":"value"}, in UTF-8. The array is shared: don't write to it. */
    byte[] json() {
        byte[] cached = json;
        if (cached == null) {
            cached = JsonText.member(name, value, values);
            json = cached;
        }
        return cached;
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}

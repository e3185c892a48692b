/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventHeader;

/** A channel's variables. Setting one moves it to the end, as in the switch: the order of the {@code variable_} headers tells a channel's story. */
public final class Variables {

    /** A switch has no such bound; a simulated one shall not be filled from outside. */
    private static final int MAX = 2000;

    private static final String PREFIX = "variable_";

    private final Map<String, EventHeader> values = new LinkedHashMap<>();

    /** Sets the variable; null or empty removes it. */
    public Variables set(String name, @Nullable String value) {
        values.remove(name);
        if (value != null && !value.isEmpty() && values.size() < MAX) {
            values.put(name, EventHeader.of(PREFIX + name, value));
        }
        return this;
    }

    public Variables set(String name, long value) {
        return set(name, Long.toString(value));
    }

    /** Adds a value: the second makes the variable a list, which keeps its place. */
    public Variables push(String name, String value) {
        EventHeader old = values.get(name);
        if (old == null) {
            return set(name, value);
        }
        List<String> all = new ArrayList<>(old.values().isEmpty() ? List.of(old.value()) : old.values());
        all.add(value);
        values.put(name, EventHeader.ofList(PREFIX + name, all));
        return this;
    }

    /** The value, {@code ARRAY::...} for a list; null if unset. */
    public @Nullable String get(String name) {
        EventHeader header = values.get(name);
        return header == null ? null : header.value();
    }

    public String get(String name, String otherwise) {
        EventHeader header = values.get(name);
        return header == null ? otherwise : header.value();
    }

    public boolean isTrue(String name) {
        return switch (get(name, "")) {
            case "true", "yes", "on", "1", "t", "enabled" -> true;
            default -> false;
        };
    }

    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    Collection<EventHeader> headers() {
        return values.values();
    }
}

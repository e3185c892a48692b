/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One event as it goes to every client that wants it: an ordered list of headers, in which a name may occur twice, and perhaps a body. Immutable; its frame in each format is made once, however many
 * clients there are.
 */
public final class SwitchEvent {

    private final String name;
    private final String subclass;
    private final List<EventHeader> headers;
    private final @Nullable String body;
    private final Map<EventFormat, byte[]> frames = new ConcurrentHashMap<>(4);

    SwitchEvent(String name, String subclass, List<EventHeader> headers, @Nullable String body) {
        this.name = name;
        this.subclass = subclass;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public String name() {
        return name;
    }

    /** {@code sofia::register} and the like; empty unless the event is CUSTOM. */
    public String subclass() {
        return subclass;
    }

    public List<EventHeader> headers() {
        return headers;
    }

    public @Nullable String body() {
        return body;
    }

    /** The first header of this name, ignoring case. */
    public @Nullable String header(String wanted) {
        for (EventHeader header : headers) {
            if (header.name().equalsIgnoreCase(wanted)) {
                return header.value();
            }
        }
        return null;
    }

    /** The frame for the wire, frame headers included. The array is shared: don't write to it. */
    public byte[] frame(EventFormat format) {
        return frames.computeIfAbsent(format, wanted -> EventFrames.frame(this, wanted));
    }

    @Override
    public String toString() {
        return subclass.isEmpty() ? name : name + ' ' + subclass;
    }
}

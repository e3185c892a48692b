/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event being made; headers keep the order in which they are added. */
public final class EventBuilder {

    private final String name;
    private final String subclass;
    private final List<EventHeader> headers;
    private @Nullable String body;

    public EventBuilder(String name, String subclass, List<EventHeader> headers) {
        this.name = name;
        this.subclass = subclass;
        this.headers = headers;
    }

    /** Adds a header; a null value adds nothing, as in the switch. */
    public EventBuilder add(String header, @Nullable String value) {
        if (value != null) {
            headers.add(EventHeader.of(header, value));
        }
        return this;
    }

    public EventBuilder add(String header, long value) {
        return add(header, Long.toString(value));
    }

    public EventBuilder add(EventHeader header) {
        headers.add(header);
        return this;
    }

    public EventBuilder addAll(List<EventHeader> more) {
        headers.addAll(more);
        return this;
    }

    public EventBuilder body(String text) {
        body = text;
        return this;
    }

    /** What has been added so far. */
    public List<EventHeader> headers() {
        return headers;
    }

    /** The headers as plain text, URL-encoded, ended by a blank line. */
    public byte[] plainText() {
        return EventFrames.plain(build());
    }

    SwitchEvent build() {
        return new SwitchEvent(name, subclass, headers, body);
    }
}

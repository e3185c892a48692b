/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * One frame from the switch: a reply, an event, a log line, a notice. Immutable and safe to keep; headers and body are decoded when they are read.
 *
 * <p>Headers are taken as they stand, except in the reply to {@code connect} (outbound mode), which carries the channel's data URL-encoded.
 */
public final class EslMessage {

    private final HeaderNames names;
    private final String contentType;
    private final byte[] bytes;
    private final int start;
    private final int bodyStart;
    private final int end;
    private @Nullable EslEvent event; // made on first use; a race makes two equal ones

    EslMessage(HeaderNames names, String contentType, byte[] bytes, int start, int bodyStart, int end) {
        this.names = names;
        this.contentType = contentType;
        this.bytes = bytes;
        this.start = start;
        this.bodyStart = bodyStart;
        this.end = end;
    }

    /** As sent, such as {@code command/reply} or {@code text/event-json}. */
    public String contentType() {
        return contentType;
    }

    /** The value of the frame's first header of this name, whatever its case; null if there is none. */
    public @Nullable String header(String name) {
        if (isChannelData()) {
            return event().header(name);
        }
        return FrameHead.find(bytes, start, bodyStart, names.of(name));
    }

    /** The length of the body in bytes; 0 without a body. */
    public int bodyLength() {
        return end - bodyStart;
    }

    /** The body as text; empty without a body. Bytes that aren't UTF-8 become U+FFFD. */
    public String body() {
        return new String(bytes, bodyStart, bodyLength(), UTF_8);
    }

    /** Whether this is a {@code text/event-plain} or {@code text/event-json}. (An event in XML stays a message with a body.) */
    public boolean isEvent() {
        return contentType.equals(FrameHead.EVENT_PLAIN) || contentType.equals(FrameHead.EVENT_JSON);
    }

    /** Whether this is the reply to {@code connect}: its headers are those of a CHANNEL_DATA event. */
    public boolean isChannelData() {
        return contentType.equals(FrameHead.COMMAND_REPLY) && FrameHead.isEvent(bytes, start, bodyStart);
    }

    /**
     * The event in this message, or the channel's data in the reply to {@code connect}.
     *
     * @throws IllegalStateException if there is none
     */
    public EslEvent event() {
        EslEvent known = event;
        if (known == null) {
            known = newEvent();
            event = known;
        }
        return known;
    }

    private EslEvent newEvent() {
        if (contentType.equals(FrameHead.EVENT_PLAIN)) {
            return new EslEvent(names, EslEvent.Format.PLAIN, bytes, bodyStart, end);
        }
        if (contentType.equals(FrameHead.EVENT_JSON)) {
            return new EslEvent(names, EslEvent.Format.JSON, bytes, bodyStart, end);
        }
        if (isChannelData()) {
            return new EslEvent(names, EslEvent.Format.PLAIN, bytes, start, bodyStart);
        }
        throw new IllegalStateException("A message of type " + contentType + " holds no event");
    }

    /** Type and size only: a body may hold a password. */
    @Override
    public String toString() {
        return "EslMessage[" + contentType + ", body of " + bodyLength() + " bytes]";
    }
}

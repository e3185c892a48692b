/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The header lines of a frame, up to their blank line. Most frames have two: Content-Length and Content-Type, in either order. */
final class FrameHead {

    static final String EVENT_PLAIN = "text/event-plain";
    static final String EVENT_JSON = "text/event-json";
    static final String COMMAND_REPLY = "command/reply";

    /** Types that come often: their text is not made anew for each frame. */
    private static final List<HeaderName> KNOWN_TYPES = Stream.of(
                    EVENT_JSON, EVENT_PLAIN, COMMAND_REPLY, "api/response", "log/data")
            .map(HeaderName::new)
            .toList();

    private static final HeaderName TYPE = new HeaderName("Content-Type");
    private static final HeaderName LENGTH = new HeaderName("Content-Length");

    private final FrameLimits limits;
    private String contentType = "";
    private int bodyStart;
    private int bodyLength;

    FrameHead(FrameLimits limits) {
        this.limits = limits;
    }

    String contentType() {
        return contentType;
    }

    /** The place after the blank line. */
    int bodyStart() {
        return bodyStart;
    }

    int bodyLength() {
        return bodyLength;
    }

    /** Reads the header lines that begin at {@code from}; false if their blank line isn't before {@code to}. */
    boolean read(byte[] bytes, int from, int to) {
        int type = -1;
        int length = -1;
        int line = from;
        int end = Bytes.indexOf(bytes, line, to, '\n');
        while (end >= 0 && !Bytes.isBlank(bytes, line, end)) {
            if (type < 0 && TYPE.isAt(bytes, line, end, ':')) {
                type = line + TYPE.length() + 1;
            } else if (length < 0 && LENGTH.isAt(bytes, line, end, ':')) {
                length = line + LENGTH.length() + 1;
            }
            line = end + 1;
            end = Bytes.indexOf(bytes, line, to, '\n');
        }
        if (end < 0) {
            return false;
        }
        bodyStart = end + 1;
        limits.checkHeaders(bodyStart - from);
        if (type < 0) {
            throw new EslProtocolException(
                    "A header block of " + (bodyStart - from) + " bytes has no Content-Type" + firstName(bytes, from));
        }
        contentType = type(bytes, type, bodyStart);
        bodyLength = length < 0 ? 0 : limits.checkBody(Bytes.number(bytes, length, lineEnd(bytes, length, bodyStart)));
        return true;
    }

    private static String type(byte[] bytes, int at, int to) {
        int from = Bytes.skipSpaces(bytes, at, to);
        for (HeaderName known : KNOWN_TYPES) {
            if (known.isAt(bytes, from, to, '\n')) {
                return known.text();
            }
        }
        int end = lineEnd(bytes, from, to);
        return new String(bytes, from, end - from, UTF_8);
    }

    /** The value of the first header of this name, as it stands; null if there is none. */
    static @Nullable String find(byte[] bytes, int from, int bodyStart, HeaderName name) {
        int line = from;
        while (line < bodyStart) {
            int end = Bytes.indexOf(bytes, line, bodyStart, '\n');
            if (name.isAt(bytes, line, end, ':')) {
                int value = Bytes.skipSpaces(bytes, line + name.length() + 1, end);
                return new String(bytes, value, Bytes.withoutCr(bytes, value, end) - value, UTF_8);
            }
            line = end + 1;
        }
        return null;
    }

    /** Whether the headers are those of an event: the switch sends the data of a channel so, in its reply to {@code connect}. */
    static boolean isEvent(byte[] bytes, int from, int bodyStart) {
        return EslEvent.NAME.isAt(bytes, from, bodyStart, ':');
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        return Bytes.withoutCr(bytes, from, Bytes.indexOf(bytes, from, to, '\n'));
    }

    /** For the log: a header's name says what kind of thing came, and is no secret. */
    private static String firstName(byte[] bytes, int from) {
        int end = from;
        while (end - from < 40 && (Character.isLetterOrDigit(bytes[end]) || bytes[end] == '-')) {
            end++;
        }
        boolean isName = end > from && bytes[end] == ':';
        return isName ? "; its first header is " + new String(bytes, from, end - from, UTF_8) : "";
    }
}

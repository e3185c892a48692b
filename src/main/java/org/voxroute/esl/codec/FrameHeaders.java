/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Reads the header lines of a frame, that is of {@code [from, to)} with its blank line. Usually there are two of them. */
final class FrameHeaders {

    static final String EVENT_PLAIN = "text/event-plain";
    static final String EVENT_JSON = "text/event-json";
    static final String COMMAND_REPLY = "command/reply";

    /** Types that come often: their text is not made anew for each frame. */
    private static final String[] KNOWN_TYPES = {EVENT_JSON, EVENT_PLAIN, COMMAND_REPLY, "api/response", "log/data"};

    private FrameHeaders() {}

    static String contentType(byte[] bytes, int from, int to) {
        int at = valueAt(bytes, from, to, "Content-Type");
        if (at < 0) {
            throw new EslProtocolException(
                    "A header block of " + (to - from) + " bytes has no Content-Type" + firstName(bytes, from, to));
        }
        int end = valueEnd(bytes, at, to);
        for (String known : KNOWN_TYPES) {
            if (Bytes.equalsIgnoreCase(bytes, at, end, known)) {
                return known;
            }
        }
        return new String(bytes, at, end - at, UTF_8);
    }

    /** The length of the body, 0 if none is told. */
    static int contentLength(byte[] bytes, int from, int to, int maxBodyBytes) {
        int at = valueAt(bytes, from, to, "Content-Length");
        if (at < 0) {
            return 0;
        }
        int end = valueEnd(bytes, at, to);
        long length = Bytes.number(bytes, at, end);
        if (length < 0) {
            throw new EslProtocolException("A Content-Length is not a number of bytes");
        }
        if (length > maxBodyBytes) {
            throw new EslProtocolException("A body of " + length + " bytes is announced; the limit is " + maxBodyBytes);
        }
        return (int) length;
    }

    static @Nullable String find(byte[] bytes, int from, int to, String name) {
        int at = valueAt(bytes, from, to, name);
        return at < 0 ? null : new String(bytes, at, valueEnd(bytes, at, to) - at, UTF_8);
    }

    static boolean beginsAsEvent(byte[] bytes, int from, int to) {
        String first = "Event-Name:";
        return to - from > first.length() && Bytes.equalsIgnoreCase(bytes, from, from + first.length(), first);
    }

    private static int valueAt(byte[] bytes, int from, int to, String name) {
        int length = name.length();
        int line = from;
        while (line + length < to) {
            int colon = line + length;
            if (bytes[colon] == ':' && Bytes.equalsIgnoreCase(bytes, line, colon, name)) {
                return Bytes.skipSpaces(bytes, colon + 1, to);
            }
            int lineFeed = Bytes.indexOf(bytes, line, to, Bytes.LF);
            if (lineFeed < 0) {
                return -1;
            }
            line = lineFeed + 1;
        }
        return -1;
    }

    private static int valueEnd(byte[] bytes, int at, int to) {
        return Bytes.lineEnd(bytes, at, to);
    }

    /** For the log: a header's name says what kind of thing came, and is no secret. */
    private static String firstName(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && end - from < 40 && (Character.isLetterOrDigit(bytes[end]) || bytes[end] == '-')) {
            end++;
        }
        boolean isName = end > from && end < to && bytes[end] == ':';
        return isName ? "; its first header is " + new String(bytes, from, end - from, UTF_8) : "";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A frame, as a second reading of the protocol that shares no code with the decoder: slow, strict, a char for a byte.
 * It accepts nothing but {@code Name: value} lines that end in LF, and no byte that isn't part of a frame.
 */
record ReferenceFrame(List<Map.Entry<String, String>> headers, String body) {

    /** All frames of a stream. */
    static List<ReferenceFrame> all(String stream) {
        var frames = new ArrayList<ReferenceFrame>();
        int at = 0;
        while (at < stream.length()) {
            int blank = stream.indexOf("\n\n", at);
            if (blank < 0) {
                throw new IllegalStateException("No blank line after " + at);
            }
            List<Map.Entry<String, String>> headers = lines(stream.substring(at, blank));
            String length = first(headers, "Content-Length");
            int bodyStart = blank + 2;
            int end = bodyStart + (length == null ? 0 : Integer.parseInt(length));
            if (end > stream.length()) {
                throw new IllegalStateException("A body is cut at the end of the stream");
            }
            frames.add(new ReferenceFrame(headers, stream.substring(bodyStart, end)));
            at = end;
        }
        return frames;
    }

    /** Where each frame of a stream ends. */
    static int[] ends(String stream) {
        int at = 0;
        var ends = IntStream.builder();
        for (ReferenceFrame frame : all(stream)) {
            at = stream.indexOf("\n\n", at) + 2 + frame.body().length();
            ends.add(at);
        }
        return ends.build().toArray();
    }

    String contentType() {
        String type = first(headers, "Content-Type");
        if (type == null) {
            throw new IllegalStateException("No content type in " + headers);
        }
        return type;
    }

    /** The frame's headers; those of the reply to {@code connect} are URL-encoded. */
    List<Map.Entry<String, String>> decodedHeaders() {
        boolean isChannelData = headers.get(0).getKey().equals("Event-Name");
        return headers.stream()
                .map(header -> Map.entry(
                        header.getKey(), isChannelData ? percentDecoded(header.getValue()) : utf8(header.getValue())))
                .toList();
    }

    /** The body's text, as UTF-8. */
    String text() {
        return utf8(body);
    }

    /** Every header of the event in this frame with each of its values, decoded, in order; the body as {@code _body}. */
    List<Map.Entry<String, String>> event() {
        return contentType().equals("text/event-json") ? json(text()) : plain(body);
    }

    static List<Map.Entry<String, String>> plain(String event) {
        int blank = event.indexOf("\n\n");
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (Map.Entry<String, String> line : lines(event.substring(0, blank))) {
            String value = percentDecoded(line.getValue());
            boolean isArray = value.startsWith("ARRAY::");
            for (String one : isArray ? value.substring(7).split("\\|:", -1) : new String[] {value}) {
                headers.add(Map.entry(utf8(line.getKey()), one.equals("_undef_") ? "" : one));
            }
        }
        String length = first(headers, "Content-Length");
        if (length != null) {
            headers.add(Map.entry("_body", utf8(event.substring(blank + 2, blank + 2 + Integer.parseInt(length)))));
        }
        return headers;
    }

    private static List<Map.Entry<String, String>> json(String text) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING) {
                    headers.add(Map.entry(name, parser.getText()));
                }
            }
            return headers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map.Entry<String, String>> lines(String block) {
        return block.lines()
                .map(line -> line.split(": ", 2))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .toList();
    }

    static @Nullable String first(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static String percentDecoded(String value) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            boolean isEncoded = value.charAt(i) == '%' && isHex(value, i + 1) && isHex(value, i + 2);
            bytes.write(isEncoded ? Integer.parseInt(value.substring(i + 1, i + 3), 16) : value.charAt(i));
            i += isEncoded ? 2 : 0;
        }
        return bytes.toString(UTF_8);
    }

    private static boolean isHex(String value, int at) {
        return at < value.length() && "0123456789ABCDEFabcdef".indexOf(value.charAt(at)) >= 0;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One frame of an event socket, cut by a strict framer that has nothing in common with the product's. */
record Frame(String head, byte[] body) {

    /** The next frame, or null at the end of the stream. */
    static @Nullable Frame read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int b;
        while ((b = in.read()) >= 0) {
            head.append((char) b);
            if (head.length() >= 2 && head.substring(head.length() - 2).equals("\n\n")) {
                String text = head.substring(0, head.length() - 2);
                byte[] body = in.readNBytes(length(text));
                return new Frame(text, body);
            }
        }
        if (head.length() > 0) {
            throw new IOException("ended within a frame: " + head);
        }
        return null;
    }

    private static int length(String head) {
        for (String line : head.split("\n")) {
            if (line.startsWith("Content-Length: ")) {
                return Integer.parseInt(line.substring(16));
            }
        }
        return 0;
    }

    String contentType() {
        return head.replaceFirst("(?s).*?Content-Type: ([^\n]*).*", "$1");
    }

    /** A header of the event, the first of this name; empty if there is none. */
    String get(String name) {
        return TestClient.header(this, name);
    }

    List<String> headerNames() {
        return headers().stream().map(Map.Entry::getKey).toList();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isEvent() {
        return head.contains("text/event-");
    }

    String replyText() {
        for (String line : head.split("\n")) {
            if (line.startsWith("Reply-Text: ")) {
                return line.substring(12);
            }
        }
        return "";
    }

    /** The event's headers in their order, repeated ones repeated. */
    List<Map.Entry<String, String>> headers() {
        return head.contains("text/event-json") ? json(text()) : plain(text());
    }

    private static List<Map.Entry<String, String>> plain(String text) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line : text.substring(0, text.indexOf("\n\n")).split("\n")) {
            int colon = line.indexOf(": ");
            headers.add(Map.entry(
                    line.substring(0, colon),
                    URLDecoder.decode(line.substring(colon + 2).replace("+", "%2B"), StandardCharsets.UTF_8)));
        }
        return headers;
    }

    private static List<Map.Entry<String, String>> json(String text) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    List<String> values = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        values.add(parser.getText());
                    }
                    headers.add(Map.entry(name, "ARRAY::" + String.join("|:", values)));
                } else {
                    headers.add(Map.entry(name, parser.getText()));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return headers;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to the switch: a command line, header lines, and a body whose length the encoder tells.
 *
 * <p>A line break in any of them would be a second command, so none can be made with one: line, names and values hold no CR, LF or NUL, and a name holds no colon.
 *
 * @param line such as {@code event json CHANNEL_ANSWER}
 * @param headers in the order of the wire; Content-Length is not among them
 * @param body any text, or null
 * @throws IllegalArgumentException if one of them can't be sent; the message doesn't quote it
 */
public record EslCommand(
        String line,
        List<Map.Entry<String, String>> headers,
        @Nullable String body) {

    public EslCommand {
        OneLine.require("command", line);
        if (line.isBlank()) {
            throw new IllegalArgumentException("A command line is empty");
        }
        // Entries are copied too: one that could be changed later could be changed to something that was refused.
        headers = headers.stream()
                .map(header -> Map.entry(header.getKey(), header.getValue()))
                .toList();
        for (Map.Entry<String, String> header : headers) {
            OneLine.requireName(header.getKey());
            OneLine.require("header " + header.getKey(), header.getValue());
        }
    }

    /** A command without headers and body. */
    public static EslCommand of(String line) {
        return new EslCommand(line, List.of(), null);
    }

    /** This command with one header more. */
    public EslCommand with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new EslCommand(line, more, body);
    }

    /** This command with this body. */
    public EslCommand withBody(String text) {
        return new EslCommand(line, headers, text);
    }

    /** For logs: the password of {@code auth} and {@code userauth} is left out, as is the body. */
    @Override
    public String toString() {
        var names = headers.stream().map(Map.Entry::getKey).toList();
        String size = body == null ? "" : ", body of " + body.getBytes(UTF_8).length + " bytes";
        return "EslCommand[" + redacted() + (names.isEmpty() ? "" : ", " + names) + size + "]";
    }

    private String redacted() {
        String stripped = line.strip();
        String lower = stripped.toLowerCase(Locale.ROOT);
        if (lower.startsWith("auth")) {
            return "auth ***";
        }
        return lower.startsWith("userauth") ? "userauth ***" : stripped;
    }
}

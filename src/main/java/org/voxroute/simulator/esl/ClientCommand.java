/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent up to a blank line, with its body if it announced one.
 *
 * @param line the first line
 * @param headers the others, in order
 */
public record ClientCommand(
        String line,
        List<Map.Entry<String, String>> headers,
        @Nullable String body) {

    public ClientCommand {
        headers = List.copyOf(headers);
    }

    /** The first header of this name, ignoring case; null if there is none, empty if it has no value. */
    @Nullable
    String header(String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    String header(String name, String otherwise) {
        String value = header(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** The line begins with the word, in any case. */
    boolean is(String word) {
        return line.regionMatches(true, 0, word, 0, word.length());
    }

    /** What follows the first so many characters, without surrounding spaces. */
    String after(int length) {
        return line.length() <= length ? "" : line.substring(length).strip();
    }

    static ClientCommand parse(String block, @Nullable String body) {
        String[] lines = block.replace("\r", "").split("\n", -1);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(Map.entry(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).stripLeading()));
            }
        }
        int nul = lines[0].indexOf('\0');
        return new ClientCommand(nul < 0 ? lines[0] : lines[0].substring(0, nul), headers, body);
    }

    /** The length of the body that the block announces; 0 if it announces none. */
    static int bodyLength(String block) {
        for (String line : block.split("\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                try {
                    return Math.max(0, Integer.parseInt(line.substring(15).strip()));
                } catch (NumberFormatException notALength) {
                    return 0;
                }
            }
        }
        return 0;
    }
}

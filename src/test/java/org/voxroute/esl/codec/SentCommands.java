/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads commands as the switch does: a line, headers, a blank line, a body if there is a length. Shares no code with the encoder. */
final class SentCommands {

    private SentCommands() {}

    static List<EslCommand> parse(byte[] bytes) {
        String stream = new String(bytes, ISO_8859_1);
        var commands = new ArrayList<EslCommand>();
        int at = 0;
        while (at < stream.length()) {
            int blank = stream.indexOf("\n\n", at);
            String[] lines = stream.substring(at, blank).split("\n");
            var headers = new ArrayList<Map.Entry<String, String>>();
            int length = 0;
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(": ", 2);
                if (parts[0].equals("Content-Length")) {
                    length = Integer.parseInt(parts[1]);
                } else {
                    headers.add(new SimpleImmutableEntry<>(utf8(parts[0]), utf8(parts[1])));
                }
            }
            String body = length == 0 ? null : utf8(stream.substring(blank + 2, blank + 2 + length));
            commands.add(new EslCommand(utf8(lines[0]), headers, body));
            at = blank + 2 + length;
        }
        return commands;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}

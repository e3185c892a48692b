/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the switch reads arguments, as observed: splits at a character outside of quotes, then takes quotes, backslashes and outer spaces away. */
public final class SwitchReading {

    private SwitchReading() {}

    /** Arguments of an API command. */
    public static List<String> arguments(String line) {
        return split(line, ' ', Integer.MAX_VALUE);
    }

    /** The variables in braces at the beginning of the first argument of an {@code originate}, and the rest of the line. */
    public static Map<String, String> variables(String originate) {
        String first = arguments(originate).get(0);
        int end = first.lastIndexOf('}');
        var variables = new LinkedHashMap<String, String>();
        for (String part : split(first.substring(1, end), ',', Integer.MAX_VALUE)) {
            List<String> pair = split(part, '=', 2);
            variables.put(pair.get(0), pair.size() > 1 ? pair.get(1) : "");
        }
        return variables;
    }

    private static List<String> split(String text, char at, int limit) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == '\'' && (quoted || text.indexOf('\'', i + 1) >= 0)) {
                quoted = !quoted;
                part.append(c);
            } else if (c == at && !quoted && parts.size() + 1 < limit) {
                if (at != ' ' || !part.isEmpty()) {
                    parts.add(clean(part.toString(), at));
                }
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (at != ' ' || !part.isEmpty()) {
            parts.add(clean(part.toString(), at));
        }
        return parts;
    }

    private static String clean(String text, char delimiter) {
        var cleaned = new StringBuilder();
        int end = 0;
        boolean quoted = false;
        String start = text.replaceFirst("^ +", "");
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            char next = i + 1 < start.length() ? start.charAt(i + 1) : 0;
            if (c == '\\' && ("'\"\\nrts".indexOf(next) >= 0 || (next == delimiter && delimiter != ' ')) && next != 0) {
                cleaned.append(
                        switch (next) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 's' -> ' ';
                            default -> next;
                        });
                i++;
                end = cleaned.length();
            } else if (c == '\'' && (quoted || start.indexOf('\'', i + 1) >= 0)) {
                quoted = !quoted;
                if (quoted) {
                    end = cleaned.length();
                }
            } else {
                cleaned.append(c);
                if (c != ' ' || quoted) {
                    end = cleaned.length();
                }
            }
        }
        return cleaned.substring(0, end);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as the switch takes it apart, each time that it does: split at a character outside of quotes, and each part
 * relieved of its quotes, backslashes and outer spaces. Arguments of a command, variables in brackets, and a variable's
 * name and value are three times that, one within the other.
 */
public final class Separated {

    private static final char QUOTE = '\'';
    private static final char ESCAPE = '\\';

    private Separated() {}

    /** Words between spaces; several spaces are one. A quote without its other swallows the rest. */
    public static List<String> words(String text) {
        return split(text, ' ', Integer.MAX_VALUE);
    }

    /** Parts between delimiters, at most {@code most}: what is beyond belongs to the last. */
    static List<String> split(String text, char delimiter, int most) {
        List<String> parts = new ArrayList<>();
        boolean words = delimiter == ' ';
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE) {
                i++;
            } else if (c == QUOTE && (quoted || words || text.indexOf(QUOTE, i + 1) >= 0)) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted && parts.size() + 1 < most) {
                add(parts, text.substring(start, i), delimiter);
                start = i + 1;
            }
        }
        if (start < text.length()) {
            add(parts, text.substring(start), delimiter);
        }
        return parts;
    }

    private static void add(List<String> parts, String part, char delimiter) {
        boolean isNothing = delimiter == ' ' && part.isEmpty();
        if (!isNothing) {
            parts.add(clean(part, delimiter));
        }
    }

    /** Takes off quotes, escapes and outer spaces that are in no quotes. */
    private static String clean(String part, char delimiter) {
        StringBuilder out = new StringBuilder(part.length());
        int end = 0;
        boolean quoted = false;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            char next = i + 1 < part.length() ? part.charAt(i + 1) : 0;
            if (c == ESCAPE && isEscaped(next, delimiter)) {
                out.append(unescaped(next));
                i++;
                end = out.length();
            } else if (c == QUOTE && (quoted || part.indexOf(QUOTE, i + 1) >= 0)) {
                quoted = !quoted;
                end = quoted ? out.length() : end;
            } else if (c != ' ' || quoted) {
                out.append(c);
                end = out.length();
            } else if (out.length() > 0) {
                out.append(c);
            }
        }
        return out.substring(0, end);
    }

    private static boolean isEscaped(char c, char delimiter) {
        return c != 0 && ("'\"\\nrts".indexOf(c) >= 0 || (c == delimiter && delimiter != ' '));
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 's' -> ' ';
            default -> c;
        };
    }
}

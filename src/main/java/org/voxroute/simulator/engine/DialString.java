/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code originate} and {@code bridge} dial: {@code {variables}[leg variables]endpoint/address}, alternatives after {@code |}, several at once after {@code ,}. Text is taken as the switch takes it,
 * with all its traps: what is quoted once only has lost its quotes already when commas split it.
 *
 * @param variables those of the whole, in order
 * @param groups alternatives, each one or more legs that ring at once
 */
public record DialString(Map<String, String> variables, List<List<Target>> groups) {

    /** One leg. */
    public record Target(Map<String, String> variables, String url) {}

    public static DialString parse(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String rest = text.strip();
        while (rest.startsWith("{") || rest.startsWith("<")) {
            int end = closing(rest);
            if (end < 0) {
                break;
            }
            variables.putAll(variables(rest.substring(1, end)));
            rest = rest.substring(end + 1).stripLeading();
        }
        List<List<Target>> groups = new ArrayList<>();
        for (String group : split(rest, '|')) {
            List<Target> targets = new ArrayList<>();
            for (String target : split(group, ',')) {
                targets.add(target(target.strip()));
            }
            groups.add(List.copyOf(targets));
        }
        return new DialString(variables, List.copyOf(groups));
    }

    private static Target target(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String rest = text;
        while (rest.startsWith("[")) {
            int end = closing(rest);
            if (end < 0) {
                break;
            }
            variables.putAll(variables(rest.substring(1, end)));
            rest = rest.substring(end + 1).stripLeading();
        }
        return new Target(variables, rest);
    }

    /** {@code a=1,b='two'}; a delimiter of one's own after {@code ^^}. */
    private static Map<String, String> variables(String inner) {
        char delimiter = ',';
        String text = inner;
        if (text.startsWith("^^") && text.length() > 2) {
            delimiter = text.charAt(2);
            text = text.substring(3);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (String assignment : Separated.split(text, delimiter, Integer.MAX_VALUE)) {
            List<String> pair = Separated.split(assignment, '=', 2);
            if (pair.size() == 2) {
                variables.put(pair.get(0), pair.get(1));
            }
        }
        return variables;
    }

    /** Splits at the delimiter where it is neither escaped nor within brackets. */
    private static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == delimiter && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                if (c == '[' || c == '{') {
                    depth++;
                } else if ((c == ']' || c == '}') && depth > 0) {
                    depth--;
                }
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The end of the bracket that the text begins with. */
    private static int closing(String text) {
        char open = text.charAt(0);
        char close = open == '{' ? '}' : open == '[' ? ']' : '>';
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

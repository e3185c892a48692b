/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.SwitchEvent;

/** A client's filters: an event passes if one of them fits; a value that begins with {@code -} keeps out what fits, {@code /expression/} is a regular expression. */
final class Filters {

    private static final int MAX = 1000;

    private record Filter(String header, String value) {}

    private final List<Filter> filters = new ArrayList<>();

    /** The reply to {@code filter ...}. */
    String command(String arguments) {
        String[] words = arguments.stripLeading().split(" ", 2);
        String header = words[0];
        String value = words.length > 1 ? words[1] : null;
        if (header.equalsIgnoreCase("delete") && value != null) {
            return delete(value);
        }
        if (value == null) {
            return "-ERR invalid syntax";
        }
        if (header.equalsIgnoreCase("add")) {
            String[] added = value.split(" ", 2);
            header = added[0];
            value = added.length > 1 ? added[1] : "";
        }
        if (filters.size() < MAX) {
            filters.add(new Filter(header, value));
        }
        return "+OK filter added. [" + header + "]=[" + value + "]";
    }

    private String delete(String arguments) {
        String[] words = arguments.split(" ", 2);
        String value = words.length > 1 ? words[1] : null;
        if (words[0].equalsIgnoreCase("all")) {
            filters.clear();
        } else {
            filters.removeIf(filter -> filter.header().equalsIgnoreCase(words[0])
                    && (value == null || filter.value().equals(value)));
        }
        return "+OK filter deleted. [" + words[0] + "][" + (value == null ? "" : value) + "]";
    }

    boolean pass(SwitchEvent event) {
        if (filters.isEmpty()) {
            return true;
        }
        boolean pass = false;
        for (Filter filter : filters) {
            String actual = event.header(filter.header());
            boolean positive = !filter.value().startsWith("-");
            if (actual != null && !(pass && positive) && fits(filter.value(), actual)) {
                if (!positive) {
                    return false;
                }
                pass = true;
            }
        }
        return pass;
    }

    private static boolean fits(String wanted, String actual) {
        String value = wanted.replaceFirst("^[-+ ]+", "");
        Pattern pattern = wanted.startsWith("/") ? pattern(value) : null;
        return pattern == null
                ? actual.equalsIgnoreCase(value)
                : pattern.matcher(actual).find();
    }

    private static @Nullable Pattern pattern(String value) {
        int end = value.lastIndexOf('/');
        try {
            return Pattern.compile(end > 0 ? value.substring(1, end) : value.substring(1));
        } catch (PatternSyntaxException wrong) {
            return null;
        }
    }
}

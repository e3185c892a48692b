/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslEvent;

/**
 * A filter as the switch has it (FreeSWITCH, {@code mod_event_socket.c}): with filters, an event comes if a header equals one of them, whatever its case. {@code /…/} is a regular expression;
 * a value that begins with {@code -} keeps events away that another filter would let through.
 * Our own check is the same, because the switch filters a socket, which several listeners share. Immutable.
 */
public final class EventFilter {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

    private final String header;
    private final String value;
    private final @Nullable Pattern pattern;

    /**
     * @param header such as {@code Call-Direction}
     * @param value text, {@code /regular expression/}, or {@code -text}
     * @throws EslException INVALID if the switch could not take it
     */
    public EventFilter(String header, String value) {
        if (!HEADER.matcher(header).matches()) {
            throw EslException.invalid("The header of a filter holds letters, digits, _ and - only");
        }
        SwitchText.line("value of a filter", value);
        if (value.isBlank()) {
            throw EslException.invalid("The filter on " + header + " has no value");
        }
        this.header = header;
        this.value = value;
        this.pattern = pattern(value);
    }

    /** Whether any of {@code filters} lets the event through and none keeps it away; without filters all pass. */
    static boolean pass(Collection<EventFilter> filters, EslEvent event) {
        boolean pass = filters.isEmpty();
        for (EventFilter filter : filters) {
            if (filter.matches(event)) {
                if (filter.isNegative()) {
                    return false;
                }
                pass = true;
            }
        }
        return pass;
    }

    boolean isNegative() {
        return value.startsWith("-");
    }

    private boolean matches(EslEvent event) {
        String actual = event.header(header);
        if (actual == null) {
            return false;
        }
        if (pattern != null) {
            return pattern.matcher(actual).find();
        }
        return actual.equalsIgnoreCase(isNegative() ? value.substring(1) : value);
    }

    String addCommand() {
        return "filter " + header + " " + wireValue();
    }

    String deleteCommand() {
        return "filter delete " + header + " " + wireValue();
    }

    /** The switch takes a plus in front as its own mark and compares the rest, so a number with one is sent as an expression. */
    private String wireValue() {
        if (!value.startsWith("+")) {
            return value;
        }
        return "/^" + value.replaceAll("[^A-Za-z0-9 ]", "\\\\$0") + "$/";
    }

    private static @Nullable Pattern pattern(String value) {
        int end = value.lastIndexOf('/');
        if (end < 1 || value.charAt(0) != '/') {
            return null;
        }
        try {
            return Pattern.compile(value.substring(1, end), value.endsWith("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw EslException.invalid("The regular expression of a filter is wrong: " + e.getDescription(), e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventFilter filter
                && header.equalsIgnoreCase(filter.header)
                && value.equals(filter.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public String toString() {
        return header + "=" + value;
    }
}

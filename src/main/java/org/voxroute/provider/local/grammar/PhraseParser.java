/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a phrase: words, {@code one | other}, {@code [left out or not]}, {@code (group)}, {@code part+} for once or more,
 * {@code <rule>} and {@code {slot}} or {@code {slot:rule}}.
 */
final class PhraseParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([a-z][a-z'.]*)|<([a-z_]+)>|\\{([a-z_]+)(?::([a-z_]+))?}|([\\[\\]()|+]))");
    private static final int MAX_DEPTH = 20;

    private final String text;
    private final Matcher tokens;
    private int at;
    private int depth;

    private PhraseParser(String text) {
        this.text = text.toLowerCase(Locale.ROOT).strip();
        tokens = TOKEN.matcher(this.text);
    }

    /** @throws IllegalArgumentException with the place that can't be read */
    static Phrase parse(String text) {
        var parser = new PhraseParser(text);
        Phrase phrase = parser.choice();
        if (parser.at < parser.text.length()) {
            throw parser.unreadable();
        }
        return phrase;
    }

    private Phrase choice() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("The phrase '" + text + "' is nested too deep");
        }
        List<Phrase> options = new ArrayList<>();
        do {
            options.add(sequence());
        } while (takes('|'));
        depth--;
        return options.size() == 1 ? options.get(0) : new Phrase.Choice(options);
    }

    private Phrase sequence() {
        List<Phrase> parts = new ArrayList<>();
        while (at < text.length() && !next("|)]")) {
            Phrase part = part();
            parts.add(takes('+') ? new Phrase.Repeated(part) : part);
        }
        if (parts.isEmpty()) {
            throw unreadable();
        }
        return parts.size() == 1 ? parts.get(0) : new Phrase.Sequence(parts);
    }

    private Phrase part() {
        if (takes('[')) {
            Phrase inside = choice();
            expect(']');
            return new Phrase.Maybe(inside);
        }
        if (takes('(')) {
            Phrase inside = choice();
            expect(')');
            return inside;
        }
        if (!tokens.find(at) || tokens.start() != at || tokens.group(5) != null) {
            throw unreadable();
        }
        at = tokens.end();
        if (tokens.group(1) != null) {
            return new Phrase.Word(tokens.group(1));
        }
        if (tokens.group(2) != null) {
            return new Phrase.Reference(tokens.group(2));
        }
        return new Phrase.Slot(tokens.group(3), tokens.group(4) == null ? tokens.group(3) : tokens.group(4));
    }

    private boolean next(String signs) {
        return tokens.find(at) && tokens.start() == at && tokens.group(5) != null && signs.contains(tokens.group(5));
    }

    private boolean takes(char sign) {
        boolean there = next(String.valueOf(sign));
        if (there) {
            at = tokens.end();
        }
        return there;
    }

    private void expect(char sign) {
        if (!takes(sign)) {
            throw unreadable();
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("The phrase '" + text + "' can't be read from '"
                + text.substring(Math.min(at, text.length())) + "' on");
    }
}

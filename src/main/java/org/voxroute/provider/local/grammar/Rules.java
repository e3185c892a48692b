/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Phrases by name, for other phrases to refer to: those of {@code rules.txt} and a dialogue's own. Immutable. */
public final class Rules {

    private static final String FILE = "rules.txt";

    private final Map<String, Phrase> phrases;

    private Rules(Map<String, Phrase> phrases) {
        this.phrases = Collections.unmodifiableMap(phrases);
    }

    /** Digits, numbers, days, dates, times, yes and no. */
    public static Rules builtIn() {
        try (InputStream file = Rules.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the hub's jar");
            }
            Map<String, String> texts = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("="))
                    .forEach(line -> texts.put(
                            line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1)));
            return new Rules(Map.of()).with(texts);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + FILE, e);
        }
    }

    /**
     * These rules and others; one of the same name replaces.
     *
     * @throws IllegalArgumentException if one can't be read, names a rule that isn't there, or leads back to itself
     */
    public Rules with(Map<String, String> texts) {
        Map<String, Phrase> all = new LinkedHashMap<>(phrases);
        texts.forEach((name, text) -> all.put(name, PhraseParser.parse(text)));
        var rules = new Rules(all);
        texts.keySet().forEach(name -> rules.check(rules.named(name), new LinkedHashSet<>(Set.of(name))));
        return rules;
    }

    /**
     * Reads a phrase.
     *
     * @throws IllegalArgumentException if the text can't be read or names a rule that isn't there
     */
    public Phrase phrase(String text) {
        Phrase phrase = PhraseParser.parse(text);
        check(phrase, new LinkedHashSet<>());
        return phrase;
    }

    Phrase named(String rule) {
        Phrase phrase = phrases.get(rule);
        if (phrase == null) {
            throw new IllegalArgumentException("There is no rule <" + rule + ">; there are " + phrases.keySet());
        }
        return phrase;
    }

    private void check(Phrase phrase, Set<String> above) {
        if (phrase instanceof Phrase.Sequence sequence) {
            sequence.parts().forEach(part -> check(part, above));
        } else if (phrase instanceof Phrase.Choice choice) {
            choice.options().forEach(option -> check(option, above));
        } else if (phrase instanceof Phrase.Maybe maybe) {
            check(maybe.part(), above);
        } else if (phrase instanceof Phrase.Repeated repeated) {
            check(repeated.part(), above);
        } else if (phrase instanceof Phrase.Reference reference) {
            checkRule(reference.rule(), above);
        } else if (phrase instanceof Phrase.Slot slot) {
            checkRule(slot.rule(), above);
        }
    }

    private void checkRule(String rule, Set<String> above) {
        if (!above.add(rule)) {
            throw new IllegalArgumentException("The rule <" + rule + "> leads back to itself");
        }
        check(named(rule), above);
        above.remove(rule);
    }
}

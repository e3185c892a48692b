/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a phrase in words that were recognised, also where words stand before or after it that it doesn't know.
 *
 * <p>Works in bounded steps: a phrase with very many readings is understood from those looked at first.
 */
public final class Understanding {

    private static final int MAX_STEPS = 50_000;
    private static final Set<String> POLITE = Set.of("please", "thanks", "thank");

    private final Rules rules;
    private final List<String> words;
    private int steps;
    private @Nullable Found best;
    private boolean hungry;

    private Understanding(Rules rules, List<String> words) {
        this.rules = rules;
        this.words = words;
    }

    /** The reading that covers most words, or null if the phrase is nowhere in them. */
    public static @Nullable Found of(Phrase phrase, Rules rules, List<String> words) {
        var understanding = new Understanding(rules, words);
        for (int from = 0; from < words.size(); from++) {
            int start = from;
            understanding.read(phrase, from, Map.of(), (to, slots) -> understanding.keep(start, to, slots));
        }
        return understanding.best;
    }

    /** How the words stand to the phrase, if they are read from the first on. */
    public static Extent extent(Phrase phrase, Rules rules, List<String> words) {
        var understanding = new Understanding(rules, words);
        understanding.read(phrase, 0, Map.of(), (to, slots) -> understanding.keep(0, to, slots));
        Found found = understanding.best;
        boolean whole = found != null && found.words() == words.size();
        if (whole) {
            return understanding.hungry ? Extent.MAY_GO_ON : Extent.WHOLE;
        }
        return understanding.hungry ? Extent.BEGUN : Extent.NOTHING;
    }

    /** How much of a phrase some words are. */
    public enum Extent {
        /** None of it. */
        NOTHING,
        /** Its beginning. */
        BEGUN,
        /** All that is needed, and more can follow. */
        MAY_GO_ON,
        /** All of it. */
        WHOLE
    }

    private void keep(int from, int to, Map<String, String> slots) {
        int covered = to - from;
        if (covered > 0 && (best == null || covered > best.words())) {
            best = new Found(covered, (double) covered / words.size(), slots);
        }
    }

    private void read(Phrase phrase, int at, Map<String, String> slots, Reading then) {
        if (++steps > MAX_STEPS) {
            return;
        }
        if (phrase instanceof Phrase.Word word) {
            if (at == words.size()) {
                // Politeness may always follow, and nobody waits for it.
                hungry |= !POLITE.contains(word.text());
            } else if (words.get(at).equals(word.text())) {
                then.accept(at + 1, slots);
            }
        } else if (phrase instanceof Phrase.Sequence sequence) {
            sequence(sequence.parts(), 0, at, slots, then);
        } else if (phrase instanceof Phrase.Choice choice) {
            choice.options().forEach(option -> read(option, at, slots, then));
        } else if (phrase instanceof Phrase.Maybe maybe) {
            read(maybe.part(), at, slots, then);
            then.accept(at, slots);
        } else if (phrase instanceof Phrase.Repeated repeated) {
            read(repeated.part(), at, slots, (to, kept) -> {
                if (to > at) {
                    read(repeated, to, kept, then);
                }
                then.accept(to, kept);
            });
        } else if (phrase instanceof Phrase.Reference reference) {
            read(rules.named(reference.rule()), at, slots, then);
        } else if (phrase instanceof Phrase.Slot slot) {
            read(rules.named(slot.rule()), at, slots, (to, kept) -> {
                Map<String, String> more = new HashMap<>(kept);
                more.put(slot.name(), String.join(" ", words.subList(at, to)));
                then.accept(to, more);
            });
        }
    }

    private void sequence(List<Phrase> parts, int index, int at, Map<String, String> slots, Reading then) {
        if (index == parts.size()) {
            then.accept(at, slots);
        } else {
            read(parts.get(index), at, slots, (to, kept) -> sequence(parts, index + 1, to, kept, then));
        }
    }

    /**
     * A phrase that was found.
     *
     * @param words how many words it covers
     * @param coverage part of all words, above 0 to 1
     * @param slots what was said for each slot, as words
     */
    public record Found(int words, double coverage, Map<String, String> slots) {

        public Found {
            slots = Map.copyOf(slots);
        }
    }

    /** What follows a part that was read up to a word. */
    private interface Reading extends BiConsumer<Integer, Map<String, String>> {}
}

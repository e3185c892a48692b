/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The words that phrases are made of. */
public final class Vocabulary {

    private Vocabulary() {}

    public static Set<String> of(Collection<Phrase> phrases, Rules rules) {
        Set<String> words = new TreeSet<>();
        phrases.forEach(phrase -> collect(phrase, rules, words));
        return words;
    }

    /** The slots that a phrase fills by itself, not through its rules. */
    public static Set<String> slots(Phrase phrase) {
        Set<String> slots = new TreeSet<>();
        collectSlots(phrase, slots);
        return slots;
    }

    private static void collectSlots(Phrase phrase, Set<String> slots) {
        if (phrase instanceof Phrase.Sequence sequence) {
            sequence.parts().forEach(part -> collectSlots(part, slots));
        } else if (phrase instanceof Phrase.Choice choice) {
            choice.options().forEach(option -> collectSlots(option, slots));
        } else if (phrase instanceof Phrase.Maybe maybe) {
            collectSlots(maybe.part(), slots);
        } else if (phrase instanceof Phrase.Repeated repeated) {
            collectSlots(repeated.part(), slots);
        } else if (phrase instanceof Phrase.Slot slot) {
            slots.add(slot.name());
        }
    }

    private static void collect(Phrase phrase, Rules rules, Set<String> words) {
        if (phrase instanceof Phrase.Word word) {
            words.add(word.text());
        } else if (phrase instanceof Phrase.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, rules, words));
        } else if (phrase instanceof Phrase.Choice choice) {
            choice.options().forEach(option -> collect(option, rules, words));
        } else if (phrase instanceof Phrase.Maybe maybe) {
            collect(maybe.part(), rules, words);
        } else if (phrase instanceof Phrase.Repeated repeated) {
            collect(repeated.part(), rules, words);
        } else if (phrase instanceof Phrase.Reference reference) {
            collect(rules.named(reference.rule()), rules, words);
        } else if (phrase instanceof Phrase.Slot slot) {
            collect(rules.named(slot.rule()), rules, words);
        }
    }
}

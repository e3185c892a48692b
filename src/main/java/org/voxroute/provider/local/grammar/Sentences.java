/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes sentences that a phrase allows, by chance: the text that a language model is counted from. */
public final class Sentences {

    private static final double OFTEN = 0.5;
    private static final double GOES_ON = 0.8;
    private static final int MAX_REPEATED = 12;

    private final Rules rules;
    private final RandomGenerator random;

    public Sentences(Rules rules, RandomGenerator random) {
        this.rules = rules;
        this.random = random;
    }

    /** One sentence as words. */
    public List<String> next(Phrase phrase) {
        List<String> words = new ArrayList<>();
        say(phrase, words);
        return words;
    }

    private void say(Phrase phrase, List<String> words) {
        if (phrase instanceof Phrase.Word word) {
            words.add(word.text());
        } else if (phrase instanceof Phrase.Sequence sequence) {
            sequence.parts().forEach(part -> say(part, words));
        } else if (phrase instanceof Phrase.Choice choice) {
            say(choice.options().get(random.nextInt(choice.options().size())), words);
        } else if (phrase instanceof Phrase.Maybe maybe) {
            if (random.nextDouble() < OFTEN) {
                say(maybe.part(), words);
            }
        } else if (phrase instanceof Phrase.Repeated repeated) {
            int times = 1;
            do {
                say(repeated.part(), words);
            } while (times++ < MAX_REPEATED && random.nextDouble() < GOES_ON);
        } else if (phrase instanceof Phrase.Reference reference) {
            say(rules.named(reference.rule()), words);
        } else if (phrase instanceof Phrase.Slot slot) {
            say(rules.named(slot.rule()), words);
        }
    }
}

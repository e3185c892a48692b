/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Rules;
import org.voxroute.provider.local.grammar.Vocabulary;

/**
 * All that one dialogue expects to hear. Immutable.
 *
 * @param states what may be said, by the state of the dialogue
 * @param rules that the phrases refer to
 * @param pronunciations of words that the dictionary lacks or has wrong: word to phones, as in {@code V AA K S}
 */
public record Domain(Map<String, List<Phrase>> states, Rules rules, Map<String, String> pronunciations) {

    public Domain {
        states = Map.copyOf(states);
        pronunciations = Map.copyOf(pronunciations);
        if (states.isEmpty() || states.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A domain needs states, and each something that may be said");
        }
    }

    List<Phrase> phrases(String state) {
        List<Phrase> phrases = states.get(state);
        if (phrases == null) {
            throw new IllegalArgumentException("There is no state '" + state + "'; there are " + states.keySet());
        }
        return phrases;
    }

    Set<String> vocabulary() {
        Set<String> words = new TreeSet<>();
        states.values().forEach(phrases -> words.addAll(Vocabulary.of(phrases, rules)));
        return words;
    }
}

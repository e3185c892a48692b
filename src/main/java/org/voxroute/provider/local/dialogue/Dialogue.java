/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Rules;
import org.voxroute.provider.local.recognition.Domain;

/**
 * A directed dialogue: states, and in each what may be said. Immutable, shared by all its calls.
 *
 * @param anywhere answers that count in every state
 * @param pronunciations see {@link Domain}
 */
public record Dialogue(
        String name,
        String start,
        Map<String, DialogueState> states,
        List<Answer> anywhere,
        Rules rules,
        Map<String, String> pronunciations) {

    static final String YES = "<yes>";
    static final String NO = "<no>";
    /** In place of a state: all that may be said anywhere. */
    public static final String ANYTHING = "*";
    /** Said while listening; expected everywhere, so that it isn't taken for something else. */
    private static final String BACKCHANNEL = "<backchannel>";

    public Dialogue {
        states = Map.copyOf(states);
        anywhere = List.copyOf(anywhere);
        pronunciations = Map.copyOf(pronunciations);
    }

    DialogueState state(String name) {
        DialogueState state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("The dialogue " + this.name + " has no state '" + name + "'");
        }
        return state;
    }

    /** What is to be recognised, state by state. */
    public Domain domain() {
        Map<String, List<Phrase>> expected = new HashMap<>();
        Set<Phrase> anything = new LinkedHashSet<>(List.of(rules.phrase(YES), rules.phrase(NO)));
        List<Phrase> always = new ArrayList<>();
        anywhere.forEach(answer -> always.addAll(answer.phrases()));
        always.add(rules.phrase(BACKCHANNEL));
        for (DialogueState state : states.values()) {
            List<Phrase> asked = new ArrayList<>();
            state.answers().forEach(answer -> asked.addAll(answer.phrases()));
            List<Phrase> phrases = new ArrayList<>(always);
            // What is asked for is said here mostly: it counts at least as often as what may be said anywhere.
            do {
                phrases.addAll(asked);
            } while (!asked.isEmpty() && phrases.size() < 2 * always.size());
            expected.put(state.listen(), phrases);
            anything.addAll(phrases);
            List<Phrase> confirming = new ArrayList<>(phrases);
            // Yes and no are what is said here nearly always: they count as often as all the rest.
            for (int i = 0; i < Math.max(1, phrases.size() / 2); i++) {
                confirming.add(rules.phrase(YES));
                confirming.add(rules.phrase(NO));
            }
            expected.put(state.listenForConfirmation(), confirming);
        }
        expected.put(ANYTHING, List.copyOf(anything));
        return new Domain(expected, rules, pronunciations);
    }
}

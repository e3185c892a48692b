/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes phrases as a grammar in the Java Speech Grammar Format 1.0, with the rules that they need. */
public final class Jsgf {

    private final Rules rules;
    private final Map<String, String> written = new LinkedHashMap<>();

    private Jsgf(Rules rules) {
        this.rules = rules;
    }

    /**
     * The grammar of these phrases.
     *
     * @param name of the grammar: letters
     */
    public static String of(String name, Collection<Phrase> phrases, Rules rules) {
        var jsgf = new Jsgf(rules);
        String said = phrases.stream().map(jsgf::text).collect(Collectors.joining(" |\n    "));
        String needed = jsgf.written.entrySet().stream()
                .map(rule -> "<" + rule.getKey() + "> = " + rule.getValue() + ";\n")
                .collect(Collectors.joining());
        return "#JSGF V1.0;\ngrammar " + name + ";\npublic <said> =\n    " + said + ";\n" + needed;
    }

    private String text(Phrase phrase) {
        if (phrase instanceof Phrase.Word word) {
            return word.text();
        } else if (phrase instanceof Phrase.Sequence sequence) {
            return sequence.parts().stream().map(this::text).collect(Collectors.joining(" "));
        } else if (phrase instanceof Phrase.Choice choice) {
            return choice.options().stream().map(this::text).collect(Collectors.joining(" | ", "(", ")"));
        } else if (phrase instanceof Phrase.Maybe maybe) {
            return "[" + text(maybe.part()) + "]";
        } else if (phrase instanceof Phrase.Repeated repeated) {
            return "(" + text(repeated.part()) + ")+";
        } else if (phrase instanceof Phrase.Reference reference) {
            return rule(reference.rule());
        } else if (phrase instanceof Phrase.Slot slot) {
            return rule(slot.rule());
        }
        throw new IllegalStateException("Unknown phrase " + phrase);
    }

    private String rule(String name) {
        if (!written.containsKey(name)) {
            written.put(name, "");
            written.put(name, text(rules.named(name)));
        }
        return "<" + name + ">";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.provider.local.grammar.Phrase;

class DialogueFileTest {

    private static final String SMALL = """
            name: small
            start: one
            rules: { fruit: apple | pear }
            pronunciations: { voxroute: V AA K S R UW T }
            states:
              one:
                say: Which fruit?
                expect:
                  fruit: { phrases: ["an {fruit}"], goto: one, say: "Here is your {fruit}." }
            """;

    @Test
    void readsStatesAndWhatMayBeSaidThere() {
        Dialogue dialogue = DialogueFile.parse(SMALL);

        assertThat(dialogue.domain().states()).containsOnlyKeys("one", "one/confirm", "*");
        assertThat(dialogue.pronunciations()).containsEntry("voxroute", "V AA K S R UW T");
        assertThat(new Conversation(dialogue).said("an apple", 1).text()).isEqualTo("Here is your apple. Which fruit?");
    }

    @Test
    void countsWhatIsAskedForAsOftenAsWhatMayBeSaidAnywhere() {
        Dialogue dialogue = DialogueFile.reception();

        dialogue.states().values().forEach(state -> {
            List<Phrase> all = dialogue.domain().states().get(state.listen());
            Set<Phrase> asked = state.answers().stream()
                    .flatMap(answer -> answer.phrases().stream())
                    .collect(Collectors.toSet());
            assertThat(all.stream().filter(asked::contains).count())
                    .as(state.name())
                    .isGreaterThanOrEqualTo(all.size() / 2);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "goto: one | goto: two | no state 'two'",
                "start: one | start: three | no state 'three'",
                "say: Which | speak: Which | unknown word 'speak'",
                "an {fruit} | an {fruits} | no rule <fruits>",
                "goto: one | action: explode | unknown action 'explode'",
                "name: small | name: [a] | is no text",
                "states: | states: 5 # | mapping"
            })
    void saysWhereItsMistakeIs(String right, String wrong, String problem) {
        assertThatThrownBy(() -> DialogueFile.parse(SMALL.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void makesNoObjectsThatAFileAsksFor() {
        assertThatThrownBy(() -> DialogueFile.parse("!!java.net.URL [\"http://localhost/\"]"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

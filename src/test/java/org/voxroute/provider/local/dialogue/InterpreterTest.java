/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.provider.local.dialogue.Interpreter.Interpretation;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Rules;
import org.voxroute.provider.local.grammar.Understanding.Extent;

class InterpreterTest {

    private static final Answer OPEN = answer("open", "are you open");
    private static final Answer OPEN_LATE = answer("late", "are you open late");

    private final Interpreter interpreter = new Interpreter(Rules.builtIn());

    @Test
    void wordsAreWithoutPunctuationAndInLowerCase() {
        assertThat(Interpreter.words(" Yes, it's \"RIGHT\"! ")).containsExactly("yes", "it's", "right");
        assertThat(Interpreter.words(" .,")).isEmpty();
    }

    @Test
    void theAnswerOfWhichMostWordsAreThereIsMeant() {
        assertThat(meant(List.of(OPEN, OPEN_LATE), "are you open late")).isEqualTo("late");
        assertThat(meant(List.of(OPEN_LATE, OPEN), "are you open now")).isEqualTo("open");
    }

    @Test
    void ofTwoThatSayTheSameTheFirstIsMeant() {
        assertThat(meant(List.of(OPEN, answer("same", "are you open")), "are you open"))
                .isEqualTo("open");
    }

    @Test
    void aPhraseThatOnlyOccursInALongSentenceIsNotMeant() {
        assertThat(meant(List.of(OPEN), "well are you open")).isEqualTo("open");
        assertThat(meant(List.of(OPEN), "my neighbour asked me lately are you open"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "are you open, MAY_GO_ON",
        "are you open late, WHOLE",
        "are you, BEGUN",
        "good day, NOTHING",
        "'', NOTHING"
    })
    void whatIsWholeAsOneAnswerMayGoOnAsAnother(String said, Extent extent) {
        List<Phrase> phrases = Stream.of(OPEN, OPEN_LATE)
                .flatMap(answer -> answer.phrases().stream())
                .toList();
        assertThat(interpreter.extent(phrases, Interpreter.words(said))).isEqualTo(extent);
    }

    private String meant(List<Answer> answers, String said) {
        Interpretation found = interpreter.interpret(answers, Interpreter.words(said));
        return found == null ? "none" : found.answer().name();
    }

    private static Answer answer(String name, String phrase) {
        return new Answer(name, List.of(Rules.builtIn().phrase(phrase)), null, Map.of(), null, "", null, Action.LISTEN);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.provider.local.grammar.Understanding.Found;

class PhraseTest {

    private static final Rules RULES = Rules.builtIn();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[please] (book | make) an appointment [(for | on) {day} [at {time}]]",
                "my number is {account:digits}",
                "<yes>",
                "<no> thank you",
                "(a | b)+ c"
            })
    void understandsWhateverItMakes(String text) {
        Phrase phrase = RULES.phrase(text);
        var sentences = new Sentences(RULES, new Random(7));
        Stream.generate(() -> sentences.next(phrase))
                .limit(300)
                .forEach(words -> assertThat(Understanding.of(phrase, RULES, words))
                        .as("%s", words)
                        .isNotNull()
                        .extracting(Found::coverage)
                        .isEqualTo(1.0));
    }

    @Test
    void keepsWhatWasSaidForASlot() {
        Phrase phrase = RULES.phrase("(book | make) an appointment [for {day} [at {time}]]");

        Found found = Understanding.of(
                phrase, RULES, List.of("um book an appointment for next tuesday at half past ten".split(" ")));

        assertThat(found).isNotNull();
        assertThat(found.slots()).containsOnly(Map.entry("day", "next tuesday"), Map.entry("time", "half past ten"));
        assertThat(found.words()).isEqualTo(10);
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(Understanding.of(RULES.phrase("<yes>"), RULES, List.of("maybe", "later")))
                .isNull();
        assertThat(Understanding.of(RULES.phrase("[please]"), RULES, List.of("hello")))
                .isNull();
    }

    @Test
    void endsSoonWithAPhraseOfVeryManyReadings() {
        Phrase phrase = RULES.phrase("((a | a a | [a] a)+)+ b");
        List<String> words = Stream.generate(() -> "a").limit(60).toList();

        assertThat(Understanding.of(phrase, RULES, words)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "book [an appointment # can't be read",
                "book an) appointment # can't be read",
                "book {Day # can't be read",
                "on <someday> # no rule <someday>",
                "'' # can't be read",
                "(a | ) b # can't be read",
                "a; b # can't be read"
            })
    void saysWhatIsWrongWithAPhrase(String text, String problem) {
        assertThatThrownBy(() -> RULES.phrase(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesARuleThatLeadsBackToItself() {
        assertThatThrownBy(() -> RULES.with(Map.of("one", "a <other>", "other", "b [<one>]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads back to itself");
    }

    @Test
    void writesAGrammarWithTheRulesThatItNeeds() {
        String grammar = Jsgf.of("state", List.of(RULES.phrase("[on] {day:weekday}")), RULES);

        assertThat(grammar)
                .startsWith("#JSGF V1.0;\ngrammar state;\npublic <said> =\n    [on] <weekday>;\n")
                .contains("<weekday> = (monday | tuesday |")
                .doesNotContain("<month>");
    }
}

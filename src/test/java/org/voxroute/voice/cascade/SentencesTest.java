/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final String TEXT =
            "Thank you, Dr. Brown. It costs 3.50 today! Is that all right? J. Smith will call - no. 5 is free";

    @Test
    void tellsASentenceAsSoonAsTheNextBegins() {
        var sentences = new Sentences();
        assertThat(sentences.add("Good mor")).isEmpty();
        assertThat(sentences.add("ning.")).isEmpty();
        assertThat(sentences.add(" How")).containsExactly("Good morning.");
        assertThat(sentences.end()).containsExactly("How");
    }

    @Test
    void cutsTheSameWhereverThePiecesAreCut() {
        List<String> whole = all(List.of(TEXT));
        assertThat(whole)
                .containsExactly(
                        "Thank you, Dr. Brown.",
                        "It costs 3.50 today!",
                        "Is that all right?",
                        "J. Smith will call - no. 5 is free");
        assertThat(all(TEXT.chars().mapToObj(letter -> "" + (char) letter).toList()))
                .isEqualTo(whole);
    }

    @Test
    void cutsASentenceThatNeverEnds() {
        List<String> sentences = all(List.of("and so on, ".repeat(100)));
        assertThat(sentences).hasSizeGreaterThan(3).allMatch(one -> one.length() <= 301 && one.endsWith("on,"));
        assertThat(all(List.of("x".repeat(1_000)))).allMatch(one -> one.length() <= 301);
    }

    @Test
    void leavesOutWhatCanNotBeSpoken() {
        assertThat(all(List.of("Yes.\n\n---\n\nNo\u0007way."))).containsExactly("Yes.", "No way.");
    }

    private static List<String> all(List<String> parts) {
        var sentences = new Sentences();
        List<String> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(sentences.add(part)));
        all.addAll(sentences.end());
        return all;
    }
}

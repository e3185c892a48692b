/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
        "one two three, 1, one two three",
        "one two three, 0.99, one two",
        "one two three, 0.55, one two",
        "one two three, 0.5, one",
        "one two three, 0.24, one",
        "one two three, 0.2, ''",
        "one, 0.5, ''",
        "one two three, 0, ''",
        "one two three, 1.5, one two three"
    })
    void onlyWholeWordsWereHeard(String text, double share, String heard) {
        assertThat(Answer.cut(text, share)).isEqualTo(heard);
    }
}

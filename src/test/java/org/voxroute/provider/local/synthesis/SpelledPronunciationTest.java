/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpelledPronunciationTest {

    private final SpelledPronunciation spelled = new SpelledPronunciation();

    @Test
    void pronouncesAWordThatNoDictionaryHas() {
        assertThat(spelled.apply("voxroute")).matches("V [A-Z]{2} K S R [A-Z ]+ T");
        assertThat(spelled.apply("o'brien")).isNotNull();
    }

    @Test
    void pronouncesNothingThatIsNoWord() {
        assertThat(spelled.apply("4711")).isNull();
        assertThat(spelled.apply("")).isNull();
        assertThat(spelled.apply("x".repeat(500))).isNull();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

    @Test
    void cutsAtTheEndsOfSentencesOnly() {
        assertThat(SentenceSplitter.split("It is 10.30 a.m. now, Mr. Brown!  Call J. Smith? Yes:\n1. no\t2 yes"))
                .containsExactly("It is 10.30 a.m.", "now, Mr. Brown!", "Call J. Smith?", "Yes:", "1.", "no 2 yes");
    }

    @Test
    void cutsWhatIsTooLongAtACommaOrABlankAndElseAnywhere() {
        assertThat(SentenceSplitter.split("word, ".repeat(200) + "x".repeat(1000)))
                .allMatch(sentence -> sentence.length() <= SentenceSplitter.MAX_LENGTH)
                .hasSizeGreaterThan(7);
    }

    @Test
    void leavesOutWhatCannotBeSpoken() {
        assertThat(SentenceSplitter.split(" \u0007... --- !")).isEmpty();
    }
}

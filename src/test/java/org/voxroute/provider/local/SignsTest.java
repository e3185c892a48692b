/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

    private final Signs signs = new Signs();

    @Test
    void takesOutWhatIsMeantForTheHub() {
        assertThat(signs.add("Good") + signs.add("bye. [han") + signs.add("gup]") + signs.end())
                .isEqualTo("Goodbye. ");
        assertThat(signs.hangUp()).isTrue();
        assertThat(signs.transfer()).isFalse();
    }

    @Test
    void knowsATransfer() {
        assertThat(signs.add("One moment.[transfer]")).isEqualTo("One moment.");
        assertThat(signs.transfer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[sic] yes", "a [very long remark] b", "[[hang]", "[", "x[hangu", "]["})
    void leavesOtherBracketsAlone(String text) {
        var spoken = new StringBuilder();
        text.chars().forEach(letter -> spoken.append(signs.add("" + (char) letter)));
        assertThat(spoken + signs.end()).isEqualTo(text);
        assertThat(signs.hangUp()).isFalse();
    }
}

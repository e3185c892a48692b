/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    private final Digits digits = new Digits();

    @ParameterizedTest
    @CsvSource({"4711#, 4 7 1 1", "47*11#, 1 1", "#5#, 5"})
    void theHashEndsThemAndTheStarBeginsAnew(String keys, String all) {
        assertThat(press(keys)).isEqualTo(all);
        assertThat(digits.begun()).isEmpty();
    }

    @Test
    void withoutAHashTheyHaveOnlyBegun() {
        assertThat(press("47")).isNull();
        assertThat(digits.begun()).isEqualTo("47");
    }

    @Test
    void aCallerWhoPressesForeverFillsNoMemory() {
        press("1".repeat(10 * Digits.MOST));
        assertThat(digits.begun()).hasSize(Digits.MOST);
    }

    private @Nullable String press(String keys) {
        String last = null;
        for (int i = 0; i < keys.length(); i++) {
            last = digits.press(keys.charAt(i));
        }
        return last;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedExtensionsTest {

    private final ReservedExtensions reserved = ReservedExtensions.parse("1000-1019, 1911");

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1010", "1019", "1911"})
    void refusesWhatIsReservedAndNamesTheRule(String extension) {
        var refusal = reserved.refusal(extension);
        assertThat(refusal).isNotNull();
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.getMessage()).contains("voxroute.agents.reserved-extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0999", "1020", "999", "10001", "01000", "1910"})
    void leavesTheOthersFree(String extension) {
        assertThat(reserved.refusal(extension)).isNull();
    }

    @Test
    void reservesNothingIfNothingIsNamed() {
        assertThat(ReservedExtensions.parse(" ").refusal("1000")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1019-1000", "a", "1-2-3", "99-100", ","})
    void refusesARuleThatIsNone(String text) {
        assertThatThrownBy(() -> ReservedExtensions.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "O'Brien & \"Söhne\" <x>", "${api(status)}", "😀", "日本語", "]]>", "\uFFFD"})
    void takesEveryText(String text) {
        assertThat(StorableText.problem(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\nb", "\r", "\t", "\u007F", "\u0085", "\uD800", "x\uDC00", "\uFFFE", "\uFFFF"})
    void refusesWhatIsNone(String text) {
        assertThat(StorableText.problem(text)).isNotNull();
    }
}

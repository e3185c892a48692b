/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots();

    @Test
    void aTextHasWordsInPlaceOfItsSlotsAndNothingWhereThereAreNone() {
        slots.putAll(Map.of("day", "monday", "sum", "$5 \\ 1"));
        assertThat(slots.fill("On {day} for {sum}{name}.")).isEqualTo("On monday for $5 \\ 1.");
    }

    @Test
    void whatIsSetReplacesAll() {
        slots.put("day", "monday");
        slots.set(Map.of("time", "ten"));
        assertThat(slots.copy()).isEqualTo(Map.of("time", "ten"));
        assertThat(slots.has("day")).isFalse();
    }
}

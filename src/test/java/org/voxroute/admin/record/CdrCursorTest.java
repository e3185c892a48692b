/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.admin.ApiException;

class CdrCursorTest {

    @Test
    void leadsBackToItsRecordToTheMicrosecond() {
        UUID id = UUID.fromString("6f1d0a52-1111-4000-8000-00000000000f");
        String text = CdrCursor.text(1_768_386_600_123_456L, id);
        assertThat(CdrCursor.parse(text)).isEqualTo(new CdrCursor(Instant.parse("2026-01-14T10:30:00.123456Z"), id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "!", "f39_f39_f39_f39_f39_f39_f39_f39_", "'; drop table call_records; --"})
    void refusesWhatItHasNotMade(String text) {
        assertThatThrownBy(() -> CdrCursor.parse(text)).isInstanceOf(ApiException.class);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.QueryParameters;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T10:30, 2026-01-31T10:30:00Z",
        "2026-01-31T10:30:15, 2026-01-31T10:30:15Z",
        "2026-01-31 10:30:15, 2026-01-31T10:30:15Z",
        "2026-01-31T10:30:15.123456Z, 2026-01-31T10:30:15.123456Z",
        "2026-01-31T10:30:15%2B01:00, 2026-01-31T09:30:15Z",
        "2026-01-31T10:30:15+01:00, 2026-01-31T09:30:15Z",
        "2026-01-31T10:30:15-0500, 2026-01-31T15:30:15Z"
    })
    void readsADayOrATimeAsItIsCommonlyWritten(String text, Instant expected) {
        assertThat(of("from=" + text).from()).isEqualTo(expected);
    }

    @Test
    void meansAWholeDayByADayAsEnd() {
        assertThat(of("to=2026-02-28").before()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void includesATimeAsEnd() {
        assertThat(of("to=2026-02-28T10:00:00Z").before()).isAfter(Instant.parse("2026-02-28T10:00:00Z"));
    }

    @Test
    void isUnlimitedWithoutEnds() {
        assertThat(of("from=&to=")).isEqualTo(new Period(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2026-02-30",
                "to=2026-01-01T25:00:00Z",
                "from=2026-01-01T10:00:00+99:00",
                "from=1",
                "from=2026-02-02&to=2026-02-01"
            })
    void refusesWhatIsNoPeriod(String query) {
        assertThatThrownBy(() -> of(query)).isInstanceOf(ApiException.class);
    }

    private static Period of(String query) {
        return Period.of(QueryParameters.of(query));
    }
}

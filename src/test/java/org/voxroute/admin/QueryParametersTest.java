/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void decodesNamesAndValues() {
        var query = QueryParameters.of("caller=%2B1555&na%6De=J%C3%BCrgen+B&formula=a=b");
        assertThat(query.text("caller")).isEqualTo("+1555");
        assertThat(query.text("name")).isEqualTo("Jürgen B");
        assertThat(query.text("formula")).isEqualTo("a=b");
    }

    @Test
    void takesAnEmptyValueAsAbsentButKnowsItsName() {
        var query = QueryParameters.of("a=&b&&c=1");
        assertThat(query.text("a")).isNull();
        assertThat(query.all()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void isEmptyWithoutAQuery() {
        assertThat(QueryParameters.of(null).all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%zz", "a=%00", "%=1"})
    void refusesWhatIsAmbiguousOrBroken(String query) {
        assertThatThrownBy(() -> QueryParameters.of(query)).isInstanceOf(ApiException.class);
    }

    @Test
    void keepsNumbersInTheirRange() {
        assertThat(QueryParameters.of("limit=7").number("limit", 50, 1, 10)).isEqualTo(7);
        assertThat(QueryParameters.of("").number("limit", 50, 1, 10)).isEqualTo(50);
        for (String value : new String[] {"0", "11", "x", "99999999999"}) {
            assertThatThrownBy(() -> QueryParameters.of("limit=" + value).number("limit", 50, 1, 10))
                    .isInstanceOf(ApiException.class);
        }
    }
}

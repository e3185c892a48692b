/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.admin.ApiException;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "8005551234, US, +18005551234",
        "18005551234, US, +18005551234",
        "+18005551234, US, +18005551234",
        "(800) 555-1234, US, +18005551234",
        "800.555.1234, US, +18005551234",
        "030 901820, DE, +4930901820",
        "+49 30 901820, US, +4930901820",
        "+1 800 555 1234, DE, +18005551234",
        "011 49 30 901820, US, +4930901820"
    })
    void becomesE164(String written, String country, String number) {
        assertThat(PhoneNumbers.e164("destination", written, country)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "+",
                "abc",
                "1-800-FLOWERS",
                "+1800555123456789",
                "911",
                "1001",
                "+18005551234;ext=5",
                "+18005551234@host",
                "sip:1@x",
                "+999123",
                "٠١٢٣٤٥٦٧٨٩"
            })
    void refusesWhatIsNobodysNumber(String written) {
        assertThatThrownBy(() -> PhoneNumbers.e164("destination", written, "US"))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(422);
                    assertThat(e.code()).isEqualTo("unusable_value");
                    assertThat(e.details()).hasSize(1).containsKey("destination");
                });
    }
}

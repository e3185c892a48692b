/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.SwitchReading;

/** Every recorded attempt to make a switch do something else. */
class InjectionTest {

    static List<String> destinations() {
        return Injections.DESTINATIONS;
    }

    static List<String> names() {
        return Injections.NAMES;
    }

    @Test
    void theRecordingsHoldThem() {
        assertThat(Injections.DESTINATIONS)
                .hasSizeGreaterThan(20)
                .anyMatch(destination -> destination.contains("${system("))
                .anyMatch(destination -> destination.contains(":_:"))
                .anyMatch(destination -> destination.contains("@127.0.0.1"));
        assertThat(Injections.NAMES).hasSizeGreaterThan(10).anyMatch(name -> name.contains("%0d%0a"));
    }

    @ParameterizedTest
    @MethodSource("destinations")
    void isRefusedAsDestinationOrIsANumberSomehowWritten(String destination) {
        try {
            assertThat(PhoneNumbers.e164("destination", destination, "US")).isEqualTo("+18005551234");
            assertThat(destination).matches("[+0-9 )]+");
        } catch (ApiException e) {
            assertThat(e.status()).isEqualTo(422);
        }
        assertThatThrownBy(() -> SwitchArguments.originate(
                        Requests.dial("u-1", "1020", destination, null, null), Requests.RULES))
                .isInstanceOf(EslException.class);
        assertThatThrownBy(() -> SwitchArguments.transfer("u-1", CallSide.A, destination, "default"))
                .isInstanceOf(EslException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isOnlyANameAsCallerName(String name) {
        String line =
                SwitchArguments.originate(Requests.dial("u-1", "1020", "+18005551234", null, name), Requests.RULES);
        assertThat(SwitchReading.variables(line))
                .containsEntry("effective_caller_id_name", SwitchArguments.name(name))
                .containsEntry("origination_caller_id_number", "1020")
                .doesNotContainKeys("api_on_answer", "execute_on_answer");
        assertThat(SwitchReading.arguments(line)).hasSize(2);
        assertThat(line).doesNotContain("$", "%");
    }
}

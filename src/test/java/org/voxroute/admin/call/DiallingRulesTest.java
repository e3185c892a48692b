/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiallingRulesTest {

    @ParameterizedTest
    @CsvSource({
        "XX, telnyx, default, 30, 60, country",
        "us, telnyx, default, 30, 60, country",
        "US, telnyx/x, default, 30, 60, gateway",
        "US, telnyx, a b, 30, 60, context",
        "US, telnyx, default, 0, 60, agent-rings",
        "US, telnyx, default, 101, 60, agent-rings",
        "US, telnyx, default, 30, 601, destination-rings"
    })
    void namesTheValueThatCantBeUsed(
            String country, String gateway, String context, int agent, int destination, String named) {
        assertThatThrownBy(() -> new DiallingRules(
                        null,
                        country,
                        gateway,
                        context,
                        null,
                        null,
                        Duration.ofSeconds(agent),
                        Duration.ofSeconds(destination)))
                .hasMessageContaining(named);
    }
}

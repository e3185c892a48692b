/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.voxroute.admin.agent.SofiaRegistrations.Registration;

class SofiaRegistrationsTest {

    @Test
    void readsWhatARealSwitchPrints() throws IOException {
        String printed = printed();
        assertThat(SofiaRegistrations.isList(printed)).isTrue();
        assertThat(SofiaRegistrations.of("1020", printed))
                .contains(new Registration("1020", "127.0.0.1", "testua/1.0"));
        assertThat(SofiaRegistrations.of("1021", printed)).isPresent();
    }

    @Test
    void takesNobodyForAnotherWithALongerNumber() throws IOException {
        assertThat(SofiaRegistrations.of("102", printed())).isEmpty();
        assertThat(SofiaRegistrations.of("020", printed())).isEmpty();
    }

    @Test
    void takesAnErrorForNoList() {
        assertThat(SofiaRegistrations.isList("Invalid Profile!\n")).isFalse();
        assertThat(SofiaRegistrations.isList("")).isFalse();
    }

    @Test
    void knowsAnEmptyList() {
        String line = "=".repeat(97) + "\n";
        String empty = "\nRegistrations:\n" + line + "Total items returned: 0\n" + line;
        assertThat(SofiaRegistrations.isList(empty)).isTrue();
        assertThat(SofiaRegistrations.of("1020", empty)).isEmpty();
    }

    /** The first list of the recorded story: two telephones. */
    private static String printed() throws IOException {
        try (InputStream in =
                SofiaRegistrationsTest.class.getResourceAsStream("/fixtures/freeswitch/53_register_json.esl")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int from = all.indexOf("\nRegistrations:");
            return all.substring(from, all.indexOf("Total items returned: 2", from) + 40);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(new ObjectMapper());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "new_password",
                "passwd",
                "client_secret",
                "access_token",
                "api_key",
                "apiKey",
                "credentials",
                "pin"
            })
    void hidesWhatIsSecretAtAnyDepth(String name) {
        assertThat(of("{\"agents\":[{\"a\":{\"" + name + "\":\"hush\"}}]}"))
                .doesNotContain("hush")
                .contains(Redaction.HIDDEN);
        assertThat(of("{\"" + name + "\":{\"deep\":[\"hush\"]}}")).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extension", "ping", "first_name", "destination"})
    void showsTheRest(String name) {
        assertThat(of("{\"" + name + "\":\"seen\"}")).isEqualTo("{\"" + name + "\":\"seen\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extension,password\n1001,hush", "\"hush\"", "{\"password\":\"hush"})
    void keepsOnlyTheLengthOfWhatIsNoJson(String body) {
        assertThat(of(body)).isEqualTo("{\"bytes\":" + body.length() + "}");
    }

    @Test
    void keepsOnlyTheLengthOfWhatIsLongOrWasNotReadToItsEnd() {
        assertThat(of("[\"" + "x".repeat(9_000) + "\"]")).isEqualTo("{\"bytes\":9004}");
        assertThat(redaction.of("{}".getBytes(UTF_8), 70_000)).isEqualTo("{\"bytes\":70000}");
    }

    private String of(String body) {
        return redaction.of(body.getBytes(UTF_8), body.length());
    }
}

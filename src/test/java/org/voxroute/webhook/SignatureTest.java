/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example of the Standard Webhooks specification 1.0 and its libraries. */
    @Test
    void signsAsTheSpecificationsExample() {
        var signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void takesAnyTextAsSecret() {
        byte[] body = {1};
        Instant time = Instant.EPOCH;

        assertThat(new Signature("one").of("id", time, body)).isNotEqualTo(new Signature("two").of("id", time, body));
        assertThat(new Signature("one").of("id", time, body)).isEqualTo(new Signature("one").of("id", time, body));
    }
}

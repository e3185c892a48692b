/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.FluentProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSinkKameletTest {

    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"data\":{\"id\":7},\"id\":\"e-1\",\"type\":\"call.ended\"}";

    private Receiver receiver;
    private Kamelets kamelets;
    private FluentProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        kamelets = new Kamelets(Map.of("hook", receiver.url("/calls?key=s3cret")));
        template = kamelets.camel().createFluentProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        template.close();
        kamelets.close();
        receiver.close();
    }

    @Test
    void postsTheBodyWithTheEventsId() {
        send("kamelet:webhook-sink?url={{hook}}", EVENT);

        Receiver.Post post = receiver.posts().get(0);
        assertThat(post.body()).isEqualTo(EVENT);
        assertThat(post.path()).isEqualTo("/calls?key=s3cret");
        assertThat(post.header("webhook-id")).isEqualTo("e-1");
        assertThat(post.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(post.header("webhook-signature")).isNull();
    }

    @Test
    void signsSoThatTheReceiverCanCheck() throws Exception {
        send("kamelet:webhook-sink?url={{hook}}&secret=whsec_c2VjcmV0", EVENT);

        Receiver.Post post = receiver.posts().get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = post.header("webhook-id") + "." + post.header("webhook-timestamp") + "." + post.body();
        assertThat(post.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(Instant.ofEpochSecond(Long.parseLong(post.header("webhook-timestamp"))))
                .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(Duration.ofMinutes(1)));
    }

    @Test
    void doesNotLetAMessageSayWhereItGoesNorTakesItsHeadersAlong() {
        template.to("kamelet:webhook-sink?url={{hook}}")
                .withHeader("CamelHttpUri", receiver.url("/elsewhere"))
                .withHeader("Authorization", "Basic abc")
                .withBody("{}")
                .send();

        assertThat(receiver.posts()).hasSize(1);
        assertThat(receiver.posts().get(0).path()).isEqualTo("/calls?key=s3cret");
        assertThat(receiver.posts().get(0).header("Authorization")).isNull();
        assertThat(receiver.posts().get(0).header("webhook-id")).hasSize(36);
    }

    @Test
    void leavesTheMessageAsItIs() {
        var result = template.to("kamelet:webhook-sink?url={{hook}}")
                .withHeader("own", "header")
                .withBody(EVENT)
                .send();

        assertThat(result.getMessage().getBody()).isEqualTo(EVENT);
        assertThat(result.getMessage().getHeaders()).containsEntry("own", "header");
    }

    @Test
    void failsIfTheReceiverDoesNotTakeIt() {
        receiver.answers(500);

        assertThatThrownBy(() -> send("kamelet:webhook-sink?url={{hook}}", EVENT))
                .hasStackTraceContaining("127.0.0.1 answered with status 500")
                .satisfies(failure -> assertThat(failure.getCause().toString()).doesNotContain("s3cret"));
    }

    @Test
    void followsNoRedirect() {
        receiver.answers(307);

        assertThatThrownBy(() -> send("kamelet:webhook-sink?url={{hook}}", EVENT))
                .hasStackTraceContaining("status 307");
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void failsIfNobodyListens() {
        receiver.close();

        assertThatThrownBy(() -> send("kamelet:webhook-sink?url={{hook}}", EVENT))
                .hasStackTraceContaining("No answer from 127.0.0.1");
    }

    @Test
    void refusesAUrlThatIsNotHttp() {
        assertThatThrownBy(() -> send("kamelet:webhook-sink?url=ftp://host/x", EVENT))
                .hasStackTraceContaining("must begin with https:// or http://");
    }

    private void send(String uri, String body) {
        template.to(uri).withBody(body).request();
    }
}

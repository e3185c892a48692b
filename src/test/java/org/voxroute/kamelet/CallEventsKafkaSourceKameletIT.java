/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kafka.EmbeddedKafka;
import org.voxroute.kafka.Topics;

class CallEventsKafkaSourceKameletIT {

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder, 0);
        new Topics(kafka.brokers(), 2).create();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void givesEachEventOnceWithItsHeaders() throws Exception {
        List<Message> heard = new CopyOnWriteArrayList<>();
        try (var kamelets = kamelets()) {
            listen(kamelets, "kamelet:call-events-kafka-source?groupId=all&from=earliest", heard);
            send("c1", "e1", "call.started");
            send("c1", "e2", "call.answered");
            send("c1", "e2", "call.answered");
            send("c1", "e3", "call.ended");

            await().atMost(Duration.ofSeconds(30)).until(() -> ids(heard, "c1").contains("e3"));
            assertThat(ids(heard, "c1")).containsExactly("e1", "e2", "e3");
            Message answered = heard.stream()
                    .filter(message -> "e2".equals(message.getHeader("CamelCallEventId")))
                    .findFirst()
                    .orElseThrow();
            assertThat(answered.getHeader("CamelCallEvent")).isEqualTo("call.answered");
            assertThat(answered.getBody(String.class)).isEqualTo("{\"id\":\"e2\"}");
            assertThat(answered.getHeaders()).containsOnlyKeys("CamelCallEvent", "CamelCallEventId", "CamelCallId");
        }
    }

    @Test
    void givesOnlyTheTypesThatWereAskedFor() throws Exception {
        List<Message> heard = new CopyOnWriteArrayList<>();
        try (var kamelets = kamelets()) {
            listen(
                    kamelets,
                    "kamelet:call-events-kafka-source?groupId=some&from=earliest&types=call.answered,call.ended",
                    heard);
            send("c2", "f1", "call.started");
            send("c2", "f2", "call.answered");
            send("c2", "f3", "call.dtmf");
            send("c2", "f4", "call.ended");

            await().atMost(Duration.ofSeconds(30)).until(() -> ids(heard, "c2").contains("f4"));
            assertThat(ids(heard, "c2")).containsExactly("f2", "f4");
        }
    }

    @Test
    void theExampleTellsACrm() throws Exception {
        try (var crm = new Receiver();
                var kamelets = new Kamelets(Map.of(
                        "voxroute.kafka.bootstrap",
                        kafka.brokers(),
                        "crm.webhook.url",
                        crm.url("/hook"),
                        "crm.webhook.secret",
                        "s3cret"))) {
            kamelets.load("routes/route-configuration.camel.yaml");
            kamelets.load("routes/examples/call-events-crm.camel.yaml");

            // A new group begins with what comes from now on: send until it hears.
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        send("c3", "g" + System.nanoTime(), "call.started");
                        send("c3", "h" + System.nanoTime(), "call.ended");
                        assertThat(crm.posts()).isNotEmpty();
                    });
            assertThat(crm.posts()).allSatisfy(post -> {
                assertThat(post.header("webhook-id")).startsWith("h");
                assertThat(post.header("webhook-signature")).startsWith("v1,");
            });
        }
    }

    private static Kamelets kamelets() {
        return new Kamelets(Map.of("voxroute.kafka.bootstrap", kafka.brokers()));
    }

    private static void listen(Kamelets kamelets, String uri, List<Message> heard) throws Exception {
        kamelets.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> heard.add(exchange.getMessage().copy()));
            }
        });
    }

    private static List<Object> ids(List<Message> heard, String call) {
        return heard.stream()
                .filter(message -> call.equals(message.getHeader("CamelCallId")))
                .map(message -> message.getHeader("CamelCallEventId"))
                .toList();
    }

    private static void send(String call, String id, String type) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.brokers()), new StringSerializer(), new StringSerializer())) {
            var event = new ProducerRecord<>(Topics.CALL_EVENTS, call, "{\"id\":\"" + id + "\"}");
            event.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
            event.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            event.headers().add("CamelCallId", "steered".getBytes(StandardCharsets.UTF_8));
            event.headers().add("camelHttpUri", "http://steered".getBytes(StandardCharsets.UTF_8));
            producer.send(event).get(20, TimeUnit.SECONDS);
        }
    }
}

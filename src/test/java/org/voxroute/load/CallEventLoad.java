/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Loads a running hub with simulated calls and counts at an ordinary Kafka consumer what arrives. Arguments: calls a
 * second, seconds, milliseconds of talk. Environment: {@code HUB} (default http://127.0.0.1:8080), {@code KAFKA}
 * (default 127.0.0.1:19092), {@code HUB_USER} as user:password (none if the hub's security is off). Ends with status 1
 * if anything was lost, doubled or out of order.
 */
public final class CallEventLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration QUIET = Duration.ofSeconds(10);

    private CallEventLoad() {}

    public static void main(String[] args) throws Exception {
        int callsPerSecond = Integer.parseInt(args.length > 0 ? args[0] : "350");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "60");
        int talkMillis = Integer.parseInt(args.length > 2 ? args[2] : "1000");
        var arrivals = new Arrivals();
        try (var consumer = consumer(System.getenv().getOrDefault("KAFKA", "127.0.0.1:19092"))) {
            consumer.subscribe(List.of("voxroute.call-events", "voxroute.cdr"));
            consumer.poll(Duration.ofSeconds(5));
            String hub = System.getenv().getOrDefault("HUB", "http://127.0.0.1:8080");
            System.out.println(post(
                    hub + "/api/simulator/load",
                    "{\"calls_per_second\":%d,\"seconds\":%d,\"talk_ms\":%d}"
                            .formatted(callsPerSecond, seconds, talkMillis)));
            follow(consumer, arrivals, callsPerSecond * seconds);
        }
        System.exit(arrivals.isClean() && arrivals.endedCalls() == callsPerSecond * seconds ? 0 : 1);
    }

    private static void follow(KafkaConsumer<String, String> consumer, Arrivals arrivals, int calls) throws Exception {
        Instant begin = Instant.now();
        Instant news = begin;
        Instant told = begin;
        while (Duration.between(news, Instant.now()).compareTo(QUIET) < 0
                && (arrivals.endedCalls() < calls || arrivals.cdrs() < calls)) {
            for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                take(message, arrivals);
                news = Instant.now();
            }
            if (Duration.between(told, Instant.now()).toSeconds() >= 10) {
                told = Instant.now();
                System.out.println(arrivals.report());
            }
        }
        double elapsed = Duration.between(begin, news).toMillis() / 1000.0;
        System.out.println(arrivals.report());
        System.out.printf("%.0f call events a second over %.1f s%n", arrivals.events() / elapsed, elapsed);
    }

    private static void take(ConsumerRecord<String, String> message, Arrivals arrivals) throws Exception {
        JsonNode event = JSON.readTree(message.value());
        String id = event.path("id").asText();
        String call = event.path("subject").asText();
        String type = event.path("type").asText();
        if (message.topic().equals("voxroute.cdr")) {
            arrivals.cdr(id, call);
        } else if (type.startsWith("call.")) {
            arrivals.callEvent(
                    id,
                    call,
                    type,
                    Integer.parseInt(event.path("sequence").asText("0")),
                    Instant.parse(event.path("time").asText()),
                    Instant.now());
        }
    }

    private static KafkaConsumer<String, String> consumer(String brokers) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "load-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "latest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static String post(String url, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        String user = System.getenv("HUB_USER");
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        var response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(url + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}

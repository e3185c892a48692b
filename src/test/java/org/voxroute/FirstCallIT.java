/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;
import org.voxroute.kit.TopicReader;

/** The README's first call, as a newcomer places it, against the hub as shipped. */
class FirstCallIT {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of("voxroute.kafka.brokers", "embedded", "voxroute.kafka.embedded-port", "0"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void isSeenInTheApiOnTheWebSocketInKafkaAndAsACdr() {
        try (var feed = EventFeed.of(hub, "");
                var topic = TopicReader.of(hub, "voxroute.call-events", "voxroute.cdr")) {
            JsonNode placed = hub.client().post("/api/simulator/calls", """
                    {"from":"+15550100001","to":"+15550100002","answer_after_ms":500,"hangup_after_ms":6000,"hangup_by":"caller"}
                    """);
            assertThat(placed.path("httpStatus").asInt()).isEqualTo(201);
            String call = placed.at("/data/call_id").asText();
            assertThat(call).isNotBlank().isEqualTo(placed.at("/data/uuid").asText());

            await("active")
                    .atMost(20, SECONDS)
                    .until(() -> active(call) != null
                            && active(call).path("caller").asText().equals("+15550100001")
                            && active(call).path("direction").asText().equals("inbound"));
            await("ended").atMost(30, SECONDS).until(() -> feed.typesOf(call).contains("call.ended"));
            assertThat(feed.typesOf(call))
                    .startsWith("call.started")
                    .containsSubsequence("call.answered", "call.ended")
                    .doesNotHaveDuplicates();
            await("gone from the active calls").atMost(20, SECONDS).until(() -> active(call) == null);

            await("in Kafka").atMost(30, SECONDS).untilAsserted(() -> {
                assertThat(topic.typesOf(call)).containsAll(feed.typesOf(call)).contains("cdr");
            });
            await("a CDR")
                    .atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(hub.client().cdrsOf(call))
                            .singleElement()
                            .satisfies(cdr -> {
                                assertThat(cdr.path("caller_id_number").asText())
                                        .isEqualTo("+15550100001");
                                assertThat(cdr.path("direction").asText()).isEqualTo("inbound");
                                assertThat(cdr.path("hangup_cause").asText()).isEqualTo("NORMAL_CLEARING");
                                assertThat(cdr.path("billsec").asInt()).isBetween(5, 8);
                                assertThat(Instant.parse(cdr.path("answer_time").asText()))
                                        .isAfter(Instant.parse(
                                                cdr.path("start_time").asText()));
                            }));
        }
    }

    @Test
    void isFollowedAloneByWhoAsksForIt() {
        String call = hub.client()
                .post(
                        "/api/simulator/calls",
                        "{\"from\":\"+15550100001\",\"to\":\"+15550100002\",\"answer_after_ms\":2000,\"hangup_after_ms\":3000,\"hangup_by\":\"agent\"}")
                .at("/data/call_id")
                .asText();
        try (var own = EventFeed.of(hub, "?callSid=" + call);
                var another = EventFeed.of(hub, "?callSid=another")) {
            await().atMost(30, SECONDS).until(() -> own.typesOf(call).contains("call.ended"));
            assertThat(another.typesOf(call)).isEmpty();
        }
    }

    @Test
    void isHeardByARouteAsTheWholeEvent() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        CamelContext camel = hub.bean(CamelContext.class);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call-events")
                        .routeId("heard")
                        .process(exchange -> heard.add(exchange.getMessage().getBody(String.class)));
            }
        });
        try {
            String call = hub.client()
                    .post(
                            "/api/simulator/calls",
                            "{\"from\":\"+15550100001\",\"to\":\"+15550100002\",\"answer_after_ms\":50,\"hangup_after_ms\":300}")
                    .at("/data/call_id")
                    .asText();
            await().atMost(30, SECONDS)
                    .until(() ->
                            heard.stream().anyMatch(event -> event.contains("call.ended") && event.contains(call)));
            assertThat(heard).allSatisfy(event -> assertThat(event).contains("\"specversion\":\"1.0\""));
        } finally {
            camel.getRouteController().stopRoute("heard");
            camel.removeRoute("heard");
        }
    }

    @Test
    void passesThroughRoutesThatTheConsoleShows() {
        assertThat(hub.client().get("/actuator/hawtio/user").asText())
                .as("no second login")
                .isEqualTo("public");
        JsonNode found = hub.client()
                .get("/actuator/hawtio/jolokia/read/org.apache.camel:context=voxroute,type=routes,name=*/RouteId");
        assertThat(found.path("status").asInt()).isEqualTo(200);
        assertThat(found.path("value").toString()).contains("\"call-events\"", "\"call-events-kafka\"");
    }

    private static JsonNode active(String call) {
        for (JsonNode row : hub.client().get("/api/calls/active").path("data")) {
            if (row.path("uuid").asText().equals(call)) {
                return row;
            }
        }
        return null;
    }
}

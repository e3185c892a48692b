/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kafka.EmbeddedKafka;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.kit.TopicReader;

/** What becomes of calls while the database or Kafka is away: they go on, and nothing is lost. */
class StorageFaultsIT {

    @TempDir
    Path data;

    @Test
    void losesNothingWhenPostgreSqlIsRestartedDuringCalls() throws Exception {
        int port = Ports.free();
        EmbeddedPostgres first = postgres(port);
        try (var hub = Hub.start(
                data.resolve("hub"),
                Map.of("voxroute.database.url", "postgres://postgres@127.0.0.1:" + port + "/postgres"))) {
            String before = call(hub, 200);
            await().atMost(40, SECONDS).until(() -> hub.client().cdrsOf(before).size() == 1);
            String across = call(hub, 1_500);
            await().atMost(30, SECONDS).until(() -> hub.client().isActive(across));

            first.close();
            List<String> during =
                    IntStream.range(0, 20).mapToObj(n -> call(hub, 300)).toList();
            assertThat(hub.client().get("/health").path("status").asText()).isEqualTo("DOWN");
            try (EmbeddedPostgres second = postgres(port)) {
                assertThat(second.getPort()).isEqualTo(port);
                await("the call across")
                        .atMost(60, SECONDS)
                        .ignoreExceptions()
                        .until(() -> hub.client().cdrsOf(across).size() == 1);
                for (String call : during) {
                    await("a call during")
                            .atMost(60, SECONDS)
                            .until(() -> hub.client().cdrsOf(call).size() == 1);
                }
                assertThat(hub.client()
                                .cdrsOf(during.get(0))
                                .get(0)
                                .path("hangup_cause")
                                .asText())
                        .isEqualTo("NORMAL_CLEARING");
            }
        }
    }

    @Test
    void keepsEventsWhileKafkaIsStoppedAndSendsThemInOrderAfterwards() throws Exception {
        int port = Ports.free();
        var settings = new HashMap<String, String>(Map.of("voxroute.kafka.brokers", "127.0.0.1:" + port));
        EmbeddedKafka first = EmbeddedKafka.start(data.resolve("kafka"), port);
        try (var hub = Hub.start(data.resolve("hub"), settings)) {
            String before = call(hub, 200);
            try (var topics = TopicReader.at(first.brokers(), "voxroute.call-events")) {
                await().atMost(30, SECONDS).until(() -> topics.typesOf(before).contains("call.ended"));
            }
            first.close();

            List<String> during =
                    IntStream.range(0, 20).mapToObj(n -> call(hub, 300)).toList();
            for (String call : during) {
                await("not slowed")
                        .pollDelay(Duration.ZERO)
                        .atMost(40, SECONDS)
                        .until(() -> hub.client().cdrsOf(call).size() == 1);
            }

            try (var second = EmbeddedKafka.start(data.resolve("kafka"), port);
                    var topics = TopicReader.at(second.brokers(), "voxroute.call-events", "voxroute.cdr")) {
                for (String call : during) {
                    await("sent")
                            .pollDelay(Duration.ZERO)
                            .atMost(60, SECONDS)
                            .until(() -> topics.typesOf(call).contains("cdr"));
                    assertThat(topics.of(call).stream()
                                    .filter(event -> event.path("type").asText().startsWith("call."))
                                    .map(event -> event.path("sequence").asInt())
                                    .distinct())
                            .isSorted();
                }
                var ids = new HashSet<String>();
                topics.events().forEach(event -> ids.add(event.path("id").asText()));
                assertThat(ids).hasSizeGreaterThan(during.size() * 4);
            }
        }
    }

    private EmbeddedPostgres postgres(int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static String call(Hub hub, int talkMillis) {
        return hub.client()
                .post(
                        "/api/simulator/calls",
                        "{\"from\":\"+15550100001\",\"to\":\"+15550100002\",\"answer_after_ms\":50,\"hangup_after_ms\":%d,\"hangup_by\":\"caller\"}"
                                .formatted(talkMillis))
                .at("/data/call_id")
                .asText();
    }
}

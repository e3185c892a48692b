/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kafka.EmbeddedKafka;
import org.voxroute.kit.HubProcess;
import org.voxroute.kit.Ports;
import org.voxroute.kit.SwitchOutside;
import org.voxroute.kit.TopicReader;

/** The hub is killed (SIGKILL) between receiving an event and publishing it: nothing is lost, nothing told twice. */
class KilledHubIT {

    @TempDir
    Path data;

    @Test
    void publishesAfterTheRestartWhatItHadSavedAndClosesWhatEndedMeanwhile() throws Exception {
        try (var freeswitch = SwitchOutside.start()) {
            var settings = new HashMap<String, String>(Map.of(
                    "voxroute.freeswitch.nodes.pbx.host",
                    "127.0.0.1",
                    "voxroute.freeswitch.nodes.pbx.port",
                    String.valueOf(freeswitch.port()),
                    "voxroute.freeswitch.nodes.pbx.password",
                    SwitchOutside.PASSWORD));
            int kafkaPort = Ports.free();
            settings.put("voxroute.kafka.brokers", "127.0.0.1:" + kafkaPort);
            List<String> ended;
            String open;
            try (var hub = HubProcess.shortLived(data.resolve("hub"), settings)) {
                // Kafka is away, so every event is received and saved, and none is published.
                ended = IntStream.range(0, 5)
                        .mapToObj(n -> freeswitch.call(50, 300))
                        .toList();
                open = freeswitch.call(50, 120_000);
                for (String call : ended) {
                    await().atMost(40, SECONDS)
                            .until(() -> hub.client().cdrsOf(call).size() == 1);
                }
                await().atMost(40, SECONDS).until(() -> hub.client().isActive(open));
                hub.kill();
            }
            freeswitch.hangup(open);
            try (var kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
                    var hub = HubProcess.shortLived(data.resolve("hub"), settings);
                    var topics = TopicReader.at(kafka.brokers(), "voxroute.call-events", "voxroute.cdr")) {
                await("closed")
                        .atMost(60, SECONDS)
                        .until(() -> hub.client().cdrsOf(open).size() == 1);
                for (String call : ended) {
                    await("published")
                            .atMost(60, SECONDS)
                            .until(() -> topics.typesOf(call)
                                    .containsAll(List.of("call.started", "call.answered", "call.ended", "cdr")));
                    assertThat(hub.client().cdrsOf(call)).hasSize(1);
                }
                await("published")
                        .atMost(60, SECONDS)
                        .until(() -> topics.typesOf(open).contains("call.ended"));
                var ids = new HashSet<String>();
                assertThat(topics.events())
                        .allSatisfy(event -> assertThat(ids.add(event.path("id").asText()))
                                .as("told once: %s", event)
                                .isTrue());
            }
        }
    }
}

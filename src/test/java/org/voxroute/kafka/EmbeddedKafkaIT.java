/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.TopicReader;

class EmbeddedKafkaIT {

    @TempDir
    Path folder;

    @Test
    void keepsItsLogOverARestart() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            new Topics(kafka.brokers(), 3).create();
            new Topics(kafka.brokers(), 3).create();
            send(kafka.brokers(), "{\"subject\":\"a\",\"type\":\"before\"}");
        }
        try (var kafka = EmbeddedKafka.start(folder, 0);
                var reader = TopicReader.at(kafka.brokers(), Topics.CALL_EVENTS)) {
            send(kafka.brokers(), "{\"subject\":\"a\",\"type\":\"after\"}");
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(reader.typesOf("a")).containsExactly("before", "after"));
        }
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, other.getLocalPort()))
                    .hasMessageContaining(String.valueOf(other.getLocalPort()))
                    .hasMessageContaining("in use");
        }
    }

    private static void send(String brokers, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.CALL_EVENTS, "a", value)).get(20, TimeUnit.SECONDS);
        }
    }
}

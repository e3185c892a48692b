/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An ordinary consumer of the hub's topics, from their beginning. Used by one thread. */
public final class TopicReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<JsonNode> events = new ArrayList<>();

    private TopicReader(String brokers, String... topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "reader-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "1000"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topics));
    }

    /** Reads from the broker inside {@code hub}. */
    public static TopicReader of(Hub hub, String... topics) {
        return at(hub.bean(org.voxroute.kafka.EmbeddedKafka.class).brokers(), topics);
    }

    public static TopicReader at(String brokers, String... topics) {
        return new TopicReader(brokers, topics);
    }

    /** Everything that came so far; waits a moment for more, which whoever asks again and again can do himself. */
    public List<JsonNode> events() {
        consumer.poll(Duration.ofMillis(30)).forEach(message -> {
            try {
                events.add(JSON.readTree(message.value()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + message.value(), e);
            }
        });
        return List.copyOf(events);
    }

    public List<JsonNode> of(String call) {
        Stream<JsonNode> own =
                events().stream().filter(event -> event.path("subject").asText().equals(call));
        return own.toList();
    }

    public List<String> typesOf(String call) {
        return of(call).stream().map(event -> event.path("type").asText()).toList();
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(2));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An ordinary consumer of the hub's topics that takes each event once, by its id, as the documentation says. */
final class Received implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<Integer>> numbers = new HashMap<>();
    private int repeated;

    Received(String brokers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500",
                        "reconnect.backoff.max.ms",
                        "500"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(Topics.CALL_EVENTS, Topics.CDR));
    }

    /** How many events came until now, each counted once. */
    int poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        return ids.size();
    }

    private void take(ConsumerRecord<String, String> message) {
        if (!ids.add(header(message, "ce_id"))) {
            repeated++;
            return;
        }
        records.add(message);
        Matcher number = NUMBER.matcher(message.value());
        if (number.find()) {
            numbers.computeIfAbsent(message.topic() + " " + message.key(), key -> new ArrayList<>())
                    .add(Integer.parseInt(number.group(1)));
        }
    }

    int repeated() {
        return repeated;
    }

    List<ConsumerRecord<String, String>> records() {
        return records;
    }

    /** The numbers of each call's events on each topic, in the order in which they came. */
    Map<String, List<Integer>> numbers() {
        return numbers;
    }

    static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(2));
    }
}

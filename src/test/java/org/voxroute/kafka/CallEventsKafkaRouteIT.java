/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallEventsKafkaRouteIT {

    private static final Duration LEASE = Duration.ofSeconds(2);

    @TempDir
    private static Path database;

    private static OutboxRows rows;

    @TempDir
    private Path kafkaLog;

    @BeforeAll
    static void startDatabase() {
        rows = OutboxRows.in(database.resolve("postgres"));
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        rows.close();
    }

    @BeforeEach
    void forget() {
        rows.clear();
    }

    @Test
    void eachEventArrivesOnceAndInTheOrderOfItsCall() throws Exception {
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0);
                var drain = new Drain(rows.outbox(LEASE), kafka.brokers());
                var received = new Received(kafka.brokers())) {
            rows.add(200, 0, 20);

            hears(received, 4_000);
            assertThat(received.repeated()).isZero();
            assertInOrder(received, 200);
            await().until(() -> rows.count() == 0);
        }
    }

    @Test
    void aRecordCarriesKeyAndHeadersOfItsEvent() throws Exception {
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0);
                var drain = new Drain(rows.outbox(LEASE), kafka.brokers());
                var received = new Received(kafka.brokers())) {
            rows.add(1, 0, 1);

            hears(received, 1);
            ConsumerRecord<String, String> event = received.records().get(0);
            assertThat(event.key()).isEqualTo("call-0");
            assertThat(event.value()).startsWith("{\"specversion\":\"1.0\"");
            assertThat(Received.header(event, "content-type")).startsWith("application/cloudevents+json");
            assertThat(Received.header(event, "ce_type")).isEqualTo("call.test");
            assertThat(event.headers()).extracting(header -> header.key()).noneMatch(name -> name.startsWith("Camel"));
        }
    }

    @Test
    void nothingIsLostAndOrderIsKeptWhileKafkaIsAway() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(kafkaLog, 0);
        String brokers = kafka.brokers();
        int port = Integer.parseInt(brokers.substring(brokers.indexOf(':') + 1));
        try (var drain = new Drain(rows.outbox(LEASE), brokers)) {
            rows.add(50, 0, 10);
            await().until(() -> rows.count() < 300);
            kafka.close();
            rows.add(50, 10, 40);
            // Longer than a record may wait in Kafka's client, so a batch fails at least once.
            await().atMost(Duration.ofSeconds(20))
                    .during(Duration.ofSeconds(14))
                    .until(() -> rows.count() >= 1_500);

            kafka = EmbeddedKafka.start(kafkaLog, port);
            try (var received = new Received(brokers)) {
                hears(received, 2_000);
                assertInOrder(received, 50);
            }
        } finally {
            kafka.close();
        }
    }

    @Test
    void startsWhileKafkaIsAwayAndStopsAtOnce() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(kafkaLog, 0);
        String brokers = kafka.brokers();
        kafka.close();
        rows.add(100, 0, 10);

        try (var drain = new Drain(rows.outbox(LEASE), brokers)) {
            await().during(Duration.ofSeconds(3)).until(() -> rows.count() == 1_000);
            long begin = System.nanoTime();
            drain.stopRoute();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(rows.count()).isEqualTo(1_000);
    }

    @Test
    void stopsSoonWithABatchThatKafkaDoesNotTake() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(kafkaLog, 0);
        try (var drain = new Drain(rows.outbox(LEASE), kafka.brokers())) {
            rows.add(10, 0, 1);
            await().until(() -> rows.count() == 0);
            kafka.close();
            rows.add(100, 1, 10);
            await().during(Duration.ofSeconds(2)).until(() -> rows.count() == 900);

            long begin = System.nanoTime();
            drain.stopRoute();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(rows.count()).isEqualTo(900);
    }

    @Test
    void oneOfTwoHubsSendsAndTheOtherTakesOver() throws Exception {
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0);
                var received = new Received(kafka.brokers());
                var second = new Drain(rows.outbox(LEASE), kafka.brokers())) {
            rows.add(20, 0, 1);
            hears(received, 20);
            try (var first = new Drain(rows.outbox(LEASE), kafka.brokers())) {
                rows.add(20, 1, 50);
                second.stopRoute();
                hears(received, 1_000);
            }
            assertInOrder(received, 20);
        }
    }

    /** Ten rounds, each of which takes a third of the lease. */
    @Test
    void aSlowKafkaGetsNothingFromASecondHub() throws Exception {
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0);
                var received = new Received(kafka.brokers());
                var first = new Drain(rows.outbox(LEASE), kafka.brokers(), Duration.ofMillis(600));
                var second = new Drain(rows.outbox(LEASE), kafka.brokers(), Duration.ofMillis(600))) {
            rows.add(20, 0, 10);
            hears(received, 200);
            await().until(() -> rows.count() == 0);
            received.poll();
            assertThat(received.repeated()).isZero();
            assertInOrder(received, 20);
        }
    }

    @Test
    void aHubThatStoodStillSendsNothingOfWhatAnotherHasTakenOver() throws Exception {
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0);
                var received = new Received(kafka.brokers());
                var first = new Drain(rows.outbox(LEASE), kafka.brokers(), LEASE.multipliedBy(3))) {
            rows.add(20, 0, 5);
            await().until(() -> rows.holder() != null);
            try (var second = new Drain(rows.outbox(LEASE), kafka.brokers())) {
                hears(received, 100);
                await().during(LEASE.multipliedBy(2))
                        .atMost(LEASE.multipliedBy(4))
                        .until(() -> received.poll() == 100);
            }
            assertThat(received.repeated()).isZero();
            assertInOrder(received, 20);
            assertThat(rows.count()).isZero();
        }
    }

    @Test
    void drainsFiveThousandEventsASecond() throws Exception {
        rows.add(2_000, 0, 10);
        try (var kafka = EmbeddedKafka.start(kafkaLog, 0)) {
            new Topics(kafka.brokers(), 6).create();
            long begin = System.nanoTime();
            try (var drain = new Drain(rows.outbox(LEASE), kafka.brokers())) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> rows.count() == 0);
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf("drained %.0f events a second%n", 20_000 / seconds);
                // The goal is 5,000 on an idle machine; other builds may run beside this one.
                assertThat(seconds).isLessThan(20);
            }
        }
    }

    private static void hears(Received received, int events) {
        await().atMost(Duration.ofSeconds(60)).until(() -> received.poll() >= events);
    }

    private static void assertInOrder(Received received, int calls) {
        assertThat(received.numbers()).hasSizeGreaterThanOrEqualTo(calls);
        assertThat(received.numbers().values())
                .allSatisfy(numbers -> assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.voxroute.call.Outbox;
import org.voxroute.kafka.EmbeddedKafka;
import org.voxroute.kafka.KafkaRecords;
import org.voxroute.kafka.OutboxRetention;
import org.voxroute.kafka.Topics;

/** Where call events go: a Kafka elsewhere, one inside the hub, or none. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean
    @ConditionalOnProperty(name = "voxroute.kafka.brokers", havingValue = "embedded")
    EmbeddedKafka embeddedKafka(DataDirectory data, VoxrouteProperties properties) {
        return EmbeddedKafka.start(data.resolve("kafka"), properties.kafka().embeddedPort());
    }

    /** Tells the routes where Kafka is; the port of an embedded one may be known only now. */
    @Bean
    Topics topics(
            VoxrouteProperties properties,
            ObjectProvider<EmbeddedKafka> embedded,
            ConfigurableEnvironment environment) {
        EmbeddedKafka broker = embedded.getIfAvailable();
        String bootstrap = broker == null ? properties.kafka().brokers() : broker.brokers();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "kafka",
                        Map.of(
                                "voxroute.kafka.bootstrap",
                                bootstrap.isBlank() ? "none" : bootstrap,
                                "voxroute.kafka.enabled",
                                properties.kafka().isConfigured())));
        return new Topics(bootstrap, properties.kafka().partitions());
    }

    @Bean
    KafkaRecords kafkaRecords(CamelContext context) {
        return new KafkaRecords(context);
    }

    @Bean
    OutboxRetention outboxRetention(Outbox outbox, VoxrouteProperties properties) {
        return new OutboxRetention(outbox, properties.kafka().retention());
    }
}

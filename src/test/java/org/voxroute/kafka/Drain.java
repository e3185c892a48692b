/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.voxroute.call.Outbox;

/** A Camel context with the route as shipped, and nothing else of the hub. */
final class Drain implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Drain(Outbox outbox, String brokers) throws Exception {
        this(outbox, brokers, Duration.ZERO);
    }

    /** @param slowness how long each round waits before Kafka is given it */
    Drain(Outbox outbox, String brokers, Duration slowness) throws Exception {
        var properties = new Properties();
        properties.setProperty("voxroute.kafka.enabled", "true");
        properties.setProperty("voxroute.kafka.bootstrap", brokers);
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.disableJMX();
        camel.getRegistry().bind("outbox", outbox);
        camel.getRegistry().bind("topics", new Topics(brokers, 6));
        camel.getRegistry().bind("kafkaRecords", new KafkaRecords(camel));
        camel.getCamelContextExtension()
                .addInterceptStrategy((context, definition, target, next) ->
                        definition instanceof ToDefinition to && to.getUri().startsWith("kafka:")
                                ? new DelegateAsyncProcessor(exchange -> {
                                    stopped.await(slowness.toMillis(), TimeUnit.MILLISECONDS);
                                    target.process(exchange);
                                })
                                : target);
        camel.start();
        for (String file : new String[] {"route-configuration", "call-events-kafka"}) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.resolveResource(camel, "file:" + Path.of("routes", file + ".camel.yaml")));
        }
    }

    void stopRoute() throws Exception {
        camel.getRouteController().stopRoute("call-events-kafka");
    }

    @Override
    public void close() {
        stopped.countDown();
        camel.stop();
    }
}

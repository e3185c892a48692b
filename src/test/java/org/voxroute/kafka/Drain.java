/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.voxroute.call.Outbox;

/** A Camel context with the route as shipped, and nothing else of the hub. */
final class Drain implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    Drain(Outbox outbox, String brokers) throws Exception {
        var properties = new Properties();
        properties.setProperty("voxroute.kafka.enabled", "true");
        properties.setProperty("voxroute.kafka.bootstrap", brokers);
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.disableJMX();
        camel.getRegistry().bind("outbox", outbox);
        camel.getRegistry().bind("topics", new Topics(brokers, 6));
        camel.getRegistry().bind("kafkaRecords", new KafkaRecords(camel));
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
        camel.stop();
    }
}

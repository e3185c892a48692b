/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once the hub runs, where to look. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("org.voxroute");

    private final VoxrouteProperties properties;

    Welcome(VoxrouteProperties properties) {
        this.properties = properties;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            String base = "http://localhost:" + web.getWebServer().getPort();
            LOG.info(
                    "Voxroute is ready: {}/health · {}/api/calls/active · {}/actuator/hawtio · switch: {} · database: {} · Kafka: {}",
                    base,
                    base,
                    base,
                    properties.freeswitch().isSimulated() ? "simulated" : "FreeSWITCH",
                    properties.database().isEmbedded() ? "embedded" : "PostgreSQL server",
                    kafka());
        }
    }

    private String kafka() {
        VoxrouteProperties.Kafka kafka = properties.kafka();
        return kafka.isEmbedded() ? "embedded" : kafka.isConfigured() ? kafka.brokers() : "none";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.call.Outbox;
import org.voxroute.operation.ComponentHealth;
import org.voxroute.operation.DatabaseHealth;
import org.voxroute.operation.HealthCheck;
import org.voxroute.operation.HealthController;
import org.voxroute.operation.HubHealth;
import org.voxroute.operation.OutboxHealth;
import org.voxroute.reload.RouteFileStatus;
import org.voxroute.reload.RouteReload;

/** Health and meters. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    @Bean
    DatabaseHealth databaseHealth(DataSource database) {
        return new DatabaseHealth(database);
    }

    @Bean
    OutboxHealth outboxHealth(Outbox outbox, VoxrouteProperties properties) {
        return new OutboxHealth(properties.kafka().isConfigured(), outbox::depth, outbox::oldestAge);
    }

    @Bean
    RoutesHealth routesHealth(RouteReload reload) {
        return new RoutesHealth(reload);
    }

    @Bean
    HealthController healthController(List<HealthCheck> checks, VoxrouteProperties properties) {
        return new HealthController(new HubHealth(checks), properties.security().isOff());
    }

    @Bean
    MeterBinder outboxMeters(Outbox outbox) {
        return registry -> {
            Gauge.builder("voxroute.outbox.depth", outbox, Outbox::depth)
                    .description("Call events that wait to be sent")
                    .register(registry);
            Gauge.builder(
                            "voxroute.outbox.oldest",
                            outbox,
                            all -> all.oldestAge().toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .description("How long the oldest of them waits")
                    .register(registry);
        };
    }

    /** Whether every file in {@code routes/} runs as it stands there. Before they are loaded, there is no API and nobody takes calls: the hub is down. */
    record RoutesHealth(RouteReload reload) implements HealthCheck {
        @Override
        public String component() {
            return "routes";
        }

        @Override
        public ComponentHealth check() {
            if (!reload.isLoaded()) {
                return ComponentHealth.down("The routes are being loaded");
            }
            List<RouteFileStatus> files = reload.status();
            String problems = files.stream()
                    .filter(file -> !file.isRunning())
                    .map(file -> file.file() + ": " + file.problem())
                    .collect(Collectors.joining("; "));
            Map<String, Object> details = Map.of("files", files.size());
            return problems.isEmpty() ? ComponentHealth.up(details) : ComponentHealth.degraded(problems, details);
        }
    }
}

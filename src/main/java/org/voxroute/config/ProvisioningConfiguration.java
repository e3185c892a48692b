/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.provisioning.PendingDeployments;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.operation.ComponentHealth;
import org.voxroute.operation.HealthCheck;
import org.voxroute.provisioning.ConfFolder;
import org.voxroute.provisioning.DeployCounters;
import org.voxroute.provisioning.DeployParts;
import org.voxroute.provisioning.DeploySettings;
import org.voxroute.provisioning.DeployWaits;
import org.voxroute.provisioning.Deployer;
import org.voxroute.provisioning.DeploymentRows;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.Reconciliation;
import org.voxroute.provisioning.Renderer;
import org.voxroute.provisioning.Sources;
import org.voxroute.provisioning.SwitchFiles;
import org.voxroute.provisioning.Switches;
import org.voxroute.provisioning.Templates;
import org.voxroute.security.CurrentTenant;

/** Agents and inbound routes to the switches. */
@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {

    /** A change that waits for longer is worth a word in {@code /health}. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(2);

    @Bean
    Deployments deployments(DataSource database, CurrentTenant tenant) {
        return new Deployments(database, tenant::id);
    }

    @Bean
    DeploymentRows deploymentRows(DataSource database) {
        return new DeploymentRows(database);
    }

    @Bean
    Templates switchTemplates(ProvisioningProperties properties) {
        return new Templates(properties.templatesDir());
    }

    @Bean
    Renderer switchRenderer(Templates templates, ProvisioningProperties properties) {
        return new Renderer(templates, properties.agentsFolder(), properties.inboundRoutesFolder());
    }

    @Bean
    Sources switchFileSources(ObjectProvider<SwitchFiles> sources) {
        return new Sources(sources.stream().toList());
    }

    @Bean
    ConfFolder switchConfFolder(VoxrouteProperties properties, DataDirectory data) {
        return new ConfFolder(SwitchFolder.of(properties.freeswitch().confDir(), data));
    }

    @Bean
    DeployWaits deployWaits(DeploymentRows rows) {
        return new DeployWaits(rows, WAIT_AT_MOST);
    }

    @Bean
    DeployCounters deployCounters() {
        return new DeployCounters();
    }

    @Bean
    Reconciliation reconciliation(
            Sources sources,
            Renderer renderer,
            ConfFolder folder,
            DeploymentRows rows,
            ProvisioningProperties properties,
            CurrentTenant tenant) {
        return new Reconciliation(sources, renderer, folder, rows, properties.isFiles(), tenant::id);
    }

    @Bean
    Deployer deployer(
            DataSource database,
            EslNodes nodes,
            ConfFolder folder,
            Sources sources,
            Renderer renderer,
            Reconciliation reconciliation,
            DeployWaits waits,
            DeployCounters counters,
            ProvisioningProperties properties,
            VoxrouteProperties hub,
            Clock clock) {
        List<String> readers = properties.nodes().isEmpty()
                ? nodes.all().stream().map(EslNode::name).toList()
                : properties.nodes();
        return DeployParts.deployer(
                database,
                new Switches(readers),
                folder,
                sources,
                renderer,
                reconciliation,
                waits,
                counters,
                new DeploySettings(
                        properties.isFiles(), properties.domain(), properties.batch(), problem(properties, hub)),
                properties.publicContext(),
                properties.sipProfile(),
                clock);
    }

    /** A switch elsewhere does not read the copy that the hub has made for its simulated one. */
    private static String problem(ProvisioningProperties properties, VoxrouteProperties hub) {
        boolean unknown = properties.isFiles()
                && !hub.freeswitch().isSimulated()
                && hub.freeswitch().confDir().isBlank();
        return unknown
                ? "The hub does not know the switch's configuration folder: set FS_CONF_DIR, or"
                        + " voxroute.provisioning.mode to xml-curl"
                : "";
    }

    @Bean
    PendingDeployments pendingDeployments(TenantQueries queries) {
        return new PendingDeployments(queries);
    }

    @Bean
    HealthCheck provisioningHealth(DeploymentRows rows) {
        return new ProvisioningHealth(rows);
    }

    @Bean
    MeterBinder provisioningMeters(DeploymentRows rows, DeployCounters counters) {
        return registry -> {
            Gauge.builder("voxroute.provisioning.pending", rows, DeploymentRows::pending)
                    .description("Agents and inbound routes that the switches do not have as they are")
                    .register(registry);
            FunctionCounter.builder("voxroute.provisioning.reloads", counters, DeployCounters::reloads)
                    .description("How often a switch was told to read its configuration")
                    .register(registry);
            FunctionCounter.builder("voxroute.provisioning.refusals", counters, DeployCounters::refusals)
                    .description("How often it refused to")
                    .register(registry);
            FunctionCounter.builder("voxroute.provisioning.deployed", counters, DeployCounters::deployed)
                    .description("Changes that arrived")
                    .register(registry);
            FunctionCounter.builder("voxroute.provisioning.failures", counters, DeployCounters::failures)
                    .description("Attempts at a change that did not")
                    .register(registry);
        };
    }

    /** Whether changes reach the switches. */
    private record ProvisioningHealth(DeploymentRows rows) implements HealthCheck {
        @Override
        public String component() {
            return "provisioning";
        }

        @Override
        public ComponentHealth check() {
            Map<String, Object> details = Map.of("pending", rows.pending());
            return rows.oldestProblem(LATE)
                    .map(problem -> ComponentHealth.degraded(
                            "Changes of agents or inbound routes do not reach the switch: " + problem, details))
                    .orElseGet(() -> ComponentHealth.up(details));
        }
    }
}

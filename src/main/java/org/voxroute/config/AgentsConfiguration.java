/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.Provisioned;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.agent.AgentFiles;
import org.voxroute.admin.agent.AgentImport;
import org.voxroute.admin.agent.AgentStatus;
import org.voxroute.admin.agent.Agents;
import org.voxroute.admin.agent.PasswordVault;
import org.voxroute.admin.agent.ReservedExtensions;
import org.voxroute.admin.http.Contract;
import org.voxroute.admin.inboundroute.InboundRouteFiles;
import org.voxroute.admin.inboundroute.InboundRoutes;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.SwitchFiles;
import org.voxroute.security.VaultKey;

/** Agents and inbound routes. */
@Configuration(proxyBeanMethods = false)
class AgentsConfiguration {

    @Bean
    PasswordVault passwordVault(AgentsProperties agents, DataDirectory data) {
        return new PasswordVault(VaultKey.of(agents.secretKey(), data.resolve("secret.key")));
    }

    @Bean
    ReservedExtensions reservedExtensions(AgentsProperties agents) {
        return ReservedExtensions.parse(agents.reservedExtensions());
    }

    @Bean
    Provisioned provisioned(Deployments deployments) {
        return new Provisioned(deployments);
    }

    @Bean
    Agents agents(
            TenantQueries queries,
            PasswordVault vault,
            ReservedExtensions reserved,
            Deployments deployments,
            AgentsProperties agents,
            VoxrouteProperties hub) {
        return new Agents(queries, vault, agents.access(hub.freeswitch().host()), reserved, deployments);
    }

    @Bean
    AgentImport agentImport(
            TenantQueries queries, PasswordVault vault, ReservedExtensions reserved, Deployments deployments) {
        return new AgentImport(queries, vault, reserved, deployments, Contract.RESOURCE);
    }

    @Bean
    AgentStatus agentStatus(TenantQueries queries, Clock clock) {
        return new AgentStatus(queries, clock);
    }

    @Bean
    SwitchFiles agentFiles(DataSource database, PasswordVault vault) {
        return AgentFiles.of(database, vault);
    }

    @Bean
    InboundRoutes inboundRoutes(TenantQueries queries, Deployments deployments) {
        return new InboundRoutes(queries, deployments);
    }

    @Bean
    SwitchFiles inboundRouteFiles(DataSource database) {
        return InboundRouteFiles.of(database);
    }
}

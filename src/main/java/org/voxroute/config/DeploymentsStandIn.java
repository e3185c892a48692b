/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.provisioning.Deployments;
import org.voxroute.security.CurrentTenant;

/** Until prov is merged. */
@Configuration(proxyBeanMethods = false)
class DeploymentsStandIn {
    @Bean
    Deployments deployments(DataSource database, CurrentTenant tenant) {
        return new Deployments(database, tenant::id);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.call.CallCommands;
import org.voxroute.admin.call.CallServices;
import org.voxroute.admin.call.Dialling;
import org.voxroute.admin.call.Gateways;
import org.voxroute.admin.call.SwitchProblems;
import org.voxroute.security.CurrentTenant;

/** Calls that are made and steered over the admin API. */
@Configuration(proxyBeanMethods = false)
class DiallingConfiguration {

    @Bean
    CallServices callServices(
            DiallingProperties properties,
            TenantQueries queries,
            CurrentTenant tenant,
            ObjectMapper json,
            Clock clock) {
        return CallServices.of(properties.rules(), queries, tenant::id, json, clock);
    }

    @Bean
    Dialling dialling(CallServices services) {
        return services.dialling();
    }

    @Bean
    CallCommands callCommands(CallServices services) {
        return services.commands();
    }

    @Bean
    Gateways gateways(CallServices services) {
        return services.gateways();
    }

    @Bean
    SwitchProblems switchProblems() {
        return new SwitchProblems();
    }
}

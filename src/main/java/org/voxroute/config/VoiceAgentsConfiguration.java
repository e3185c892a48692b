/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.voiceagent.StoredVoiceAgents;
import org.voxroute.admin.voiceagent.VoiceAgentAdmin;
import org.voxroute.voice.ProviderRoutes;
import org.voxroute.voice.session.VoiceAgents;

/** Voice agents as data. */
@Configuration(proxyBeanMethods = false)
class VoiceAgentsConfiguration {

    @Bean
    VoiceAgentAdmin voiceAgentAdmin(TenantQueries queries, CamelContext context) {
        return new VoiceAgentAdmin(queries, new ProviderRoutes(context)::providers);
    }

    @Bean
    VoiceAgents voiceAgents(DataSource database, CallProperties calls, VoiceProperties voice) {
        return new StoredVoiceAgents(database, calls.tenant(), voice.provider(), System::nanoTime);
    }
}

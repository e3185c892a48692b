/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.net.InetSocketAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.voiceagent.SimulatedCalls;
import org.voxroute.security.CurrentTenant;
import org.voxroute.simulator.caller.CallerScript;
import org.voxroute.simulator.caller.SimulatedCallers;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.session.VoiceSessions;

/** Callers who are not there: real AudioSocket connections to this hub's own port. */
@Configuration(proxyBeanMethods = false)
class SimulatedCallsConfiguration {

    private static final String LOOPBACK = "127.0.0.1";

    @Bean(destroyMethod = "close")
    CallerVoice callerVoice(SimulatedCallsProperties properties) {
        return new CallerVoice(properties.voice());
    }

    @Bean(destroyMethod = "close")
    SimulatedCallers simulatedCallers(
            SimulatedCallsProperties properties,
            CallerVoice voice,
            @Value("${audiosocket.host}") String host,
            @Value("${audiosocket.port}") int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK : host;
        return new SimulatedCallers(new InetSocketAddress(reachable, port), voice, properties.atOnce());
    }

    @Bean
    SimulatedCalls simulatedCalls(
            SimulatedCallsProperties properties,
            VoxrouteProperties hub,
            CurrentTenant tenant,
            VoiceAgents agents,
            SimulatedCallers callers,
            VoiceSessions sessions) {
        boolean isSimulated =
                hub.freeswitch().host().isBlank() && hub.freeswitch().nodes().isEmpty();
        boolean on = properties.enabled() == null ? isSimulated : properties.enabled();
        return new SimulatedCalls(
                on,
                tenant::id,
                agents,
                (plan, say, press, waits) ->
                        callers.place(plan.call(), new CallerScript(say, press, waits), () -> sessions.announce(plan)));
    }
}

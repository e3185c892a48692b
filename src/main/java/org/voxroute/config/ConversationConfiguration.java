/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.record.CallMessages;
import org.voxroute.call.CallLog;
import org.voxroute.call.from.voice.TurnLatencies;
import org.voxroute.call.from.voice.VoiceCalls;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;

/** What happens on calls that talk, as a part of those calls. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Bean
    VoiceCalls voiceCalls(CallLog calls, CallProperties properties, DataDirectory data, VoiceSessions sessions) {
        return new VoiceCalls(
                calls,
                Clock.systemUTC(),
                data.hubId(),
                properties.tenant(),
                () -> sessions.all().stream().map(VoiceSession::id).toList());
    }

    @Bean
    TurnLatencies turnLatencies(MeterRegistry meters) {
        return new TurnLatencies((stage, length) -> Timer.builder("voxroute.voice.latency")
                .description("From the end of the caller's speech to each stage of the answer")
                .tag("stage", stage)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(meters)
                .record(length));
    }

    @Bean
    CallMessages callMessages(TenantQueries queries) {
        return new CallMessages(queries);
    }
}

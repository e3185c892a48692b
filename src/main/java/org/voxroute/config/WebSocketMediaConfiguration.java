/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.voicesession.VoiceSessionDesk;
import org.voxroute.media.audiofork.AudioForkCodec;
import org.voxroute.media.audiostream.AudioStreamCodec;
import org.voxroute.media.browser.BrowserCodec;
import org.voxroute.media.websocket.Admission;
import org.voxroute.media.websocket.MediaCodec;
import org.voxroute.media.websocket.WebSocketLines;
import org.voxroute.security.CurrentTenant;
import org.voxroute.security.OneTimeTokens;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.websocket.WebsocketConnection;

/** Calls over WebSockets: their lines, and who may attach. */
@Configuration(proxyBeanMethods = false)
class WebSocketMediaConfiguration {

    private static final int TOKENS_PER_CALL = 2;

    /** What a token opens. */
    record Pass(UUID call, String transport) {}

    @Bean(destroyMethod = "close")
    WebSocketLines.Threads webSocketLineThreads() {
        return WebSocketLines.Threads.start();
    }

    @Bean
    OneTimeTokens<Pass> mediaTokens(VoiceProperties properties) {
        return new OneTimeTokens<>(TOKENS_PER_CALL * properties.capacity(), properties.announced(), System::nanoTime);
    }

    @Bean
    Admission mediaAdmission(OneTimeTokens<Pass> tokens) {
        return (token, transport) -> tokens.take(token)
                .filter(pass -> pass.transport().equals(transport))
                .map(Pass::call);
    }

    @Bean
    WebSocketLines audioStreamLines(Admission admission, WebSocketLines.Threads threads) {
        return lines(AudioStreamCodec.TRANSPORT, AudioStreamCodec::new, admission, threads);
    }

    @Bean
    WebSocketLines audioForkLines(Admission admission, WebSocketLines.Threads threads) {
        return lines(AudioForkCodec.TRANSPORT, AudioForkCodec::new, admission, threads);
    }

    @Bean
    WebSocketLines browserLines(Admission admission, WebSocketLines.Threads threads) {
        return lines(BrowserCodec.TRANSPORT, BrowserCodec::new, admission, threads);
    }

    /** What is said on a browser's call stands on its page. */
    @Bean(destroyMethod = "close")
    Handle browserTranscripts(VoiceSessions sessions, WebSocketLines browserLines) {
        return sessions.listen(event -> {
            if (event instanceof VoiceEvent.Utterance said) {
                browserLines
                        .find(said.call())
                        .ifPresent(line -> line.show(said.speaker().name().toLowerCase(Locale.ROOT), said.text()));
            }
        });
    }

    @Bean
    VoiceSessionDesk voiceSessionDesk(
            TenantQueries queries,
            CurrentTenant tenant,
            VoiceAgents agents,
            VoiceSessions sessions,
            OneTimeTokens<Pass> tokens,
            VoiceProperties properties,
            Clock clock) {
        return new VoiceSessionDesk(
                queries, tenant::id, agents, new Door(sessions, tokens, properties.announced()), clock);
    }

    private static WebSocketLines lines(
            String transport,
            BiFunction<WebsocketConnection, Admission, MediaCodec> codecs,
            Admission admission,
            WebSocketLines.Threads threads) {
        return new WebSocketLines(
                transport,
                connection -> codecs.apply(connection, admission),
                threads,
                WebSocketLines.Limits.standard());
    }

    /** The sessions' announcements and the tokens that go with them. */
    private record Door(VoiceSessions sessions, OneTimeTokens<Pass> tokens, Duration patience)
            implements VoiceSessionDesk.Door {

        @Override
        public Optional<String> expect(CallPlan plan, String transport) {
            // The token first: it must not outlive the announcement, or its call would be one that nobody announced.
            Optional<String> token = tokens.issue(new Pass(plan.call(), transport));
            if (token.isPresent() && !sessions.announce(plan)) {
                tokens.take(token.get());
                return Optional.empty();
            }
            return token;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.spi.Transcript.Speaker;

/** {@code voice:tap}: the audio of calls as WAV, an exchange for each block or utterance. Those of a call come one after another; the frames that wait for them are bounded, and no call waits for this. */
class VoiceTapConsumer extends DefaultConsumer {

    private final VoiceOptions options;
    private final Map<UUID, Tapped> calls = new ConcurrentHashMap<>();
    private @Nullable Handle listening;
    private @Nullable ExecutorService threads;

    private record Tapped(CallTap tap, Handle handle) {}

    VoiceTapConsumer(VoiceEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        options = endpoint.getConfiguration();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        threads = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "VoiceTap", options.getConcurrency());
        var sessions = getEndpoint().component().requireSessions();
        listening = sessions.listen(this::happened);
        sessions.all().forEach(this::tap);
    }

    @Override
    protected void doStop() throws Exception {
        Handle listened = listening;
        if (listened != null) {
            listened.close();
            listening = null;
        }
        // Closing hands over what is left; the threads do that yet.
        calls.values().forEach(tapped -> tapped.handle().close());
        calls.clear();
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
            threads = null;
        }
        super.doStop();
    }

    private void happened(VoiceEvent event) {
        if (event instanceof VoiceEvent.Opened) {
            getEndpoint().component().requireSessions().find(event.call()).ifPresent(this::tap);
        } else if (event instanceof VoiceEvent.Ended) {
            calls.remove(event.call());
        } else if (event instanceof VoiceEvent.Utterance said && said.speaker() == Speaker.CALLER) {
            Tapped tapped = calls.get(event.call());
            if (tapped != null) {
                tapped.tap().said(said);
            }
        }
    }

    private void tap(VoiceSession session) {
        ExecutorService with = threads;
        String agent = session.snapshot().agent();
        if (with == null
                || agent.isEmpty()
                || (options.getAgent() != null && !options.getAgent().equals(agent))) {
            return;
        }
        calls.computeIfAbsent(session.id(), id -> {
            var cutter = new TapCutter(session.lineFormat().sampleRate(), options);
            var tap = new CallTap(id, cutter, with, Clock.systemUTC(), piece -> send(session, agent, piece));
            return new Tapped(tap, session.tap(tap));
        });
        // It may have ended meanwhile, and that was told before.
        if (getEndpoint().component().requireSessions().find(session.id()).isEmpty()) {
            calls.remove(session.id());
        }
    }

    private void send(VoiceSession session, String agent, TapCutter.Piece piece) {
        Exchange exchange = createExchange(false);
        try {
            Message message = exchange.getMessage();
            message.setHeader(VoiceConstants.CALL, session.id().toString());
            message.setHeader(VoiceConstants.TENANT, session.plan().tenant());
            message.setHeader(VoiceConstants.TRANSPORT, session.transport());
            message.setHeader(VoiceConstants.AGENT, agent);
            message.setHeader(VoiceConstants.FROM, piece.from().toMillis());
            VoiceEvent.Utterance said = piece.said();
            if (said != null) {
                message.setHeader(VoiceConstants.TURN, said.turn());
                message.setHeader(VoiceConstants.CONFIDENCE, said.confidence());
                message.setHeader(VoiceConstants.TEXT, said.text());
            }
            message.setBody(piece.wav());
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler()
                    .handleException("Audio of call " + session.id() + " failed", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}

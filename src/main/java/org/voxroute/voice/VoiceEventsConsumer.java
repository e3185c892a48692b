/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.Transcript.Speaker;

/** {@code voice:events} and {@code voice:utterances}: what happens on calls, an exchange each. A call's come one after another, those of several calls at the same time; what waits when the route stops is handled for some seconds yet. */
class VoiceEventsConsumer extends DefaultConsumer implements Suspendable {

    private final VoiceOptions options;
    private final Map<UUID, Call> calls = new ConcurrentHashMap<>();
    private @Nullable Handle listening;

    /** What goes with each event of a call. */
    private record Call(int tenant, String transport, String agent) {}

    VoiceEventsConsumer(VoiceEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        options = endpoint.getConfiguration();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        listening = getEndpoint().component().requireSessions().listen(this::happened, options.getConcurrency());
    }

    @Override
    protected void doStop() throws Exception {
        leave();
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        leave();
    }

    @Override
    protected void doResume() throws Exception {
        doStart();
    }

    private void leave() {
        Handle listened = listening;
        listening = null;
        if (listened != null) {
            listened.close();
        }
        calls.clear();
    }

    private void happened(VoiceEvent event) {
        Call call = known(event);
        if (event instanceof VoiceEvent.Ended) {
            calls.remove(event.call());
        } else if (!(event instanceof VoiceEvent.AudioFailed)) {
            calls.put(event.call(), call);
        }
        if (isWanted(event) && (options.getAgent() == null || options.getAgent().equals(call.agent()))) {
            send(event, call);
        }
    }

    private boolean isWanted(VoiceEvent event) {
        if (options.getOperation() == VoiceOperation.EVENTS) {
            return options.kinds().isEmpty() || options.kinds().contains(VoiceEventKind.of(event));
        }
        return event instanceof VoiceEvent.Utterance said && said.speaker() == Speaker.CALLER;
    }

    /** As its events tell; of a call that was there before this consumer, as the call itself does. */
    private Call known(VoiceEvent event) {
        Call before = calls.get(event.call());
        if (event instanceof VoiceEvent.Began began) {
            return new Call(began.plan().tenant(), began.transport(), "");
        }
        if (event instanceof VoiceEvent.Opened opened) {
            String transport = before == null ? "" : before.transport();
            return new Call(opened.agent().tenant(), transport, opened.agent().name());
        }
        if (before == null && event instanceof VoiceEvent.AudioFailed failed) {
            String agent = failed.plan().voiceAgent();
            return new Call(failed.plan().tenant(), failed.transport(), agent == null ? "" : agent);
        }
        return before == null ? ask(event.call()) : before;
    }

    private Call ask(UUID id) {
        VoiceSessions sessions = getEndpoint().component().requireSessions();
        VoiceSession session = sessions.find(id).orElse(null);
        if (session == null) {
            return new Call(sessions.tenant(), "", "");
        }
        return new Call(
                session.plan().tenant(), session.transport(), session.snapshot().agent());
    }

    private void send(VoiceEvent event, Call call) {
        Exchange exchange = createExchange(false);
        try {
            describe(exchange.getMessage(), event, call);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler()
                    .handleException("An event of call " + event.call() + " failed", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private void describe(Message message, VoiceEvent event, Call call) {
        message.setHeader(VoiceConstants.CALL, event.call().toString());
        message.setHeader(VoiceConstants.TENANT, call.tenant());
        message.setHeader(VoiceConstants.TRANSPORT, call.transport());
        message.setHeader(VoiceConstants.AGENT, call.agent());
        message.setHeader(VoiceConstants.EVENT, VoiceEventKind.of(event).word());
        if (event instanceof VoiceEvent.Utterance said) {
            message.setHeader(VoiceConstants.TURN, said.turn());
            message.setHeader(VoiceConstants.CONFIDENCE, said.confidence());
        }
        if (event instanceof VoiceEvent.Utterance said && options.getOperation() == VoiceOperation.UTTERANCES) {
            message.setBody(said.text());
        } else {
            message.setBody(event);
        }
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}

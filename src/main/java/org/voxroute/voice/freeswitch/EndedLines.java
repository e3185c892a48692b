/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.freeswitch;

import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.esl.EslConstants;
import org.voxroute.media.freeswitch.UnicastCall;
import org.voxroute.media.freeswitch.UnicastEnd;
import org.voxroute.media.freeswitch.UnicastListener;
import org.voxroute.voice.VoiceConstants;

/** Tells the route {@code voice-freeswitch-ended} of calls whose audio is over while the switch still has them, by a queue. Thread-safe. */
public final class EndedLines implements UnicastListener, AutoCloseable {

    /** The queue that the route reads; as many as there can be calls, so that none is lost when all end at once. */
    private static final String QUEUE = "seda:voice-freeswitch-ended?size=10000";

    private static final Logger LOG = LoggerFactory.getLogger(EndedLines.class);

    private final CamelContext context;
    private @Nullable ProducerTemplate template;

    public EndedLines(CamelContext context) {
        this.context = context;
    }

    @Override
    public void ended(UnicastCall call, UnicastEnd how, String why) {
        if (how == UnicastEnd.LEFT || !context.isStarted()) {
            return;
        }
        var told = template().send(QUEUE, exchange -> {
            Message message = exchange.getMessage();
            message.setHeader(VoiceConstants.CALL, call.id().toString());
            message.setHeader(VoiceConstants.TRANSPORT, ParkedCalls.TRANSPORT);
            message.setHeader(VoiceConstants.TENANT, call.tenant());
            message.setHeader(VoiceConstants.AGENT, call.voiceAgent());
            message.setHeader(VoiceConstants.LINE_END, how.word());
            message.setHeader(VoiceConstants.REASON, why);
            message.setHeader(EslConstants.UUID, call.channel());
            message.setHeader(EslConstants.NODE, call.node());
        });
        if (told.getException() != null) {
            LOG.warn(
                    "Channel {} waits on at the switch, its audio is over: {}",
                    call.channel(),
                    why,
                    told.getException());
        }
    }

    private synchronized ProducerTemplate template() {
        ProducerTemplate made = template;
        if (made == null) {
            made = context.createProducerTemplate();
            made.start();
            template = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (template != null) {
            template.stop();
            template = null;
        }
    }
}

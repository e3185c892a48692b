/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.MediaTransport;

/**
 * {@code voice:converse}, the frame lane: what came over the line goes to its call, what the call answers goes out over the line. The exchange has no body then: a reply of the route would be a second answer. A transport whose
 * lines have threads of their own ({@link MediaTransport}) does the same on those. Done at once, always.
 */
class VoiceConverseProducer extends DefaultAsyncProducer {

    private final String transport;
    private LineSource lines;
    private @Nullable MediaTransport own;

    VoiceConverseProducer(VoiceEndpoint endpoint) {
        super(endpoint);
        transport = Objects.requireNonNull(endpoint.getConfiguration().getTransport());
        lines = new ConnectionLines(transport);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lines = getEndpoint().component().lines(transport);
        own = getEndpoint().component().transport(transport);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        try {
            MediaTransport elsewhere = own;
            if (elsewhere == null) {
                converse(exchange, message);
            } else {
                elsewhere.take(message.getHeaders(), message.getBody(), this::meet);
            }
            message.setBody(null);
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private void converse(Exchange exchange, Message message) {
        if (!(message.getBody() instanceof LineMessage heard)) {
            throw new IllegalArgumentException("voice:converse stands behind a media transport alone: its route must"
                    + " begin with netty: and the decoders of one");
        }
        Line line = lines.line(message);
        if (line == null) {
            throw new IllegalArgumentException("The route's decoders lack the line of their transport");
        }
        LineMessage answer;
        try {
            LineListener listener = line.listener();
            answer = (listener == null ? meet(line) : listener).hear(heard);
        } catch (RuntimeException e) {
            exchange.setProperty(VoiceSilenceProducer.LINE, line);
            throw e;
        }
        if (answer != null) {
            line.say(answer);
        }
    }

    private LineListener meet(Line line) {
        return getEndpoint().component().meet(line, transport);
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}

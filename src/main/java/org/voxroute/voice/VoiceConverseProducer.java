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

/** {@code voice:converse}, the frame lane: what came over the line goes to its call, what the call answers is the body then; nothing is no body. Done at once, always. */
class VoiceConverseProducer extends DefaultAsyncProducer {

    private final String transport;
    private LineSource lines;

    VoiceConverseProducer(VoiceEndpoint endpoint) {
        super(endpoint);
        transport = Objects.requireNonNull(endpoint.getConfiguration().getTransport());
        lines = new ConnectionLines(transport);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lines = getEndpoint().component().lines(transport);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        try {
            message.setBody(answer(message));
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private @Nullable LineMessage answer(Message message) {
        if (!(message.getBody() instanceof LineMessage heard)) {
            throw new IllegalArgumentException("voice:converse stands behind a media transport alone: its route must"
                    + " begin with netty: and the decoders of one");
        }
        Line line = lines.line(message);
        if (line == null) {
            throw new IllegalArgumentException("The route's decoders lack the line of their transport");
        }
        LineListener listener = line.listener();
        if (listener == null) {
            listener = getEndpoint().component().meet(line, transport);
        }
        return listener.hear(heard);
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}

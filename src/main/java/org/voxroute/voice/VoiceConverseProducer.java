/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import io.netty.channel.ChannelHandlerContext;
import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.NettyLine;

/** {@code voice:converse}, the frame lane: what came over the line goes to its call, what the call answers is the body then; nothing is no body. Done at once, always. */
class VoiceConverseProducer extends DefaultAsyncProducer {

    /** As camel-netty names the header. */
    private static final String CONTEXT = "CamelNettyChannelHandlerContext";

    private final String transport;

    VoiceConverseProducer(VoiceEndpoint endpoint) {
        super(endpoint);
        transport = Objects.requireNonNull(endpoint.getConfiguration().getTransport());
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
        if (!(message.getHeader(CONTEXT) instanceof ChannelHandlerContext context
                && message.getBody() instanceof LineMessage heard)) {
            throw new IllegalArgumentException("voice:converse stands behind a media transport alone: its route must"
                    + " begin with netty: and the decoders of one");
        }
        Line line = NettyLine.of(context.channel());
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

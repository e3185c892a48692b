/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the servlet container calls for one connection that it accepted. */
final class ContainerEndpoint extends Endpoint {

    private final Function<Wire, Peer> peers;
    private final PeerListener listener;
    private volatile @Nullable Peer peer;

    /**
     * @param peers makes the peer when the connection is open
     * @param listener hears of it
     */
    ContainerEndpoint(Function<Wire, Peer> peers, PeerListener listener) {
        this.peers = peers;
        this.listener = listener;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Peer opened = peers.apply(new ContainerWire(session));
        peer = opened;
        var incoming = new Incoming(opened, listener);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) incoming::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) incoming::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.heard());
        listener.opened(opened);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Peer closed = peer;
        if (closed != null) {
            closed.ended();
            String text = reason.getReasonPhrase();
            listener.closed(closed, reason.getCloseCode().getCode(), text == null ? "" : text);
        }
    }

    @Override
    public void onError(Session session, Throwable cause) {
        Peer failed = peer;
        // A connection that breaks is told by its close code; only what went wrong on this side is an error.
        if (failed != null && !(cause instanceof IOException)) {
            listener.failed(failed, cause);
        }
    }
}

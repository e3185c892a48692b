/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the JDK's client calls for one connection. Asks for the next part when one was worked off. */
final class ClientListener implements WebSocket.Listener {

    private final Function<Wire, Peer> peers;
    private final PeerListener listener;
    private final CompletableFuture<Peer> opened = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Incoming incoming;

    ClientListener(Function<Wire, Peer> peers, PeerListener listener) {
        this.peers = peers;
        this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
        Peer peer = peers.apply(new ClientWire(socket, () -> ended(CloseCode.ABNORMAL, "closed by force")));
        incoming = new Incoming(peer, listener);
        opened.complete(peer);
        listener.opened(peer);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        Incoming messages = incoming;
        if (messages != null) {
            messages.text(part, last);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        Incoming messages = incoming;
        if (messages != null) {
            messages.binary(part, last);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        return heard(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        return heard(socket);
    }

    private @Nullable CompletionStage<?> heard(WebSocket socket) {
        opened.thenAccept(Peer::heard);
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable cause) {
        if (!(cause instanceof IOException)) {
            opened.thenAccept(peer -> listener.failed(peer, cause));
        }
        ended(CloseCode.ABNORMAL, "connection lost");
    }

    private void ended(int code, String reason) {
        if (closed.compareAndSet(false, true)) {
            opened.thenAccept(peer -> {
                peer.ended();
                listener.closed(peer, code, reason);
            });
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;

/** A path that a route serves now, with its peers. Made when the route starts, closed when it stops. */
final class ServedPath {

    private final PathPattern pattern;
    private final PathOptions options;
    private final PeerListener listener;
    private final Executor executor;
    private final Peers peers = new Peers();
    private volatile @Nullable Closing closed;

    /** What those are told who were let in before, and are there only now. */
    private record Closing(int code, String reason) {}

    ServedPath(PathPattern pattern, PathOptions options, PeerListener listener, Executor executor) {
        this.pattern = pattern;
        this.options = options;
        this.listener = listener;
        this.executor = executor;
    }

    PathPattern pattern() {
        return pattern;
    }

    PathOptions options() {
        return options;
    }

    Peers peers() {
        return peers;
    }

    boolean isFull() {
        return peers.size() >= options.maxSessions();
    }

    /** The endpoint of one connection that was let in. */
    ContainerEndpoint endpoint(Handshake handshake, Secrets secrets) {
        return new ContainerEndpoint(wire -> open(wire, handshake, secrets), new Bookkeeping());
    }

    /** Closes all connections, after what is queued for them; new ones are not taken any more. */
    void close(int code, String reason) {
        closed = new Closing(code, reason);
        peers.all().forEach(peer -> peer.close(code, reason));
    }

    /** A connection that was let in is there. */
    Peer open(Wire wire, Handshake handshake, Secrets secrets) {
        var peer = new Peer(wire, handshake, secrets, options.limits(), executor, System::nanoTime);
        peers.add(peer);
        Closing closing = closed;
        if (closing != null) {
            peer.close(closing.code(), closing.reason());
        } else if (peers.size() > options.maxSessions()) {
            // Several came at once for the last place.
            peer.close(CloseCode.TRY_AGAIN_LATER, "too many connections");
        }
        return peer;
    }

    /** Keeps the books before the route hears of it. */
    private final class Bookkeeping implements PeerListener {

        @Override
        public void opened(Peer peer) {
            listener.opened(peer);
        }

        @Override
        public void received(Peer peer, Object message) {
            listener.received(peer, message);
        }

        @Override
        public void closed(Peer peer, int code, String reason) {
            peers.remove(peer);
            peer.closed(code, reason);
            listener.closed(peer, code, reason);
        }

        @Override
        public void failed(Peer peer, Throwable cause) {
            listener.failed(peer, cause);
        }
    }
}

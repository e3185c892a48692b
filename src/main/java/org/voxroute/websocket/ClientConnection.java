/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One outgoing connection, shared by all endpoints with the same {@link Target}: opened for the first user, opened
 * again when it is lost, closed when the last user leaves. Safe on any thread.
 */
final class ClientConnection implements PeerListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final Target target;
    private final ClientOptions options;
    private final HttpClient http;
    private final Upkeep upkeep;
    private final Peers peers = new Peers();
    private final List<PeerListener> users = new CopyOnWriteArrayList<>();
    private CompletableFuture<Peer> open = new CompletableFuture<>();
    private int failures;
    private long openedAt;

    ClientConnection(Target target, ClientOptions options, HttpClient http, Upkeep upkeep) {
        this.target = target;
        this.options = options;
        this.http = http;
        this.upkeep = upkeep;
    }

    /** Begins to connect for the first user; answers at once. */
    synchronized void use(PeerListener user) {
        users.add(user);
        if (users.size() == 1) {
            upkeep.watch(peers);
            connect();
        }
    }

    /** Answers whether that was the last user. */
    synchronized boolean leave(PeerListener user) {
        users.remove(user);
        if (!users.isEmpty()) {
            return false;
        }
        peers.all().forEach(peer -> peer.close(CloseCode.NORMAL, "done"));
        upkeep.unwatch(peers);
        return true;
    }

    /** The open connection; waits for it at most as long as one attempt may take. */
    Peer peer() throws IOException {
        try {
            return current().get(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + target + " was being connected", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No connection to " + target, e);
        }
    }

    private synchronized CompletableFuture<Peer> current() {
        return open;
    }

    private synchronized void connect() {
        if (users.isEmpty()) {
            return;
        }
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(options.connectTimeout());
        target.headers().forEach(builder::header);
        builder.buildAsync(target.withQuery(), new ClientListener(this::peer, this))
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        missed(
                                failure instanceof CompletionException e && e.getCause() != null
                                        ? e.getCause()
                                        : failure);
                    }
                });
    }

    private Peer peer(Wire wire) {
        var handshake = Handshake.ofPath(target.url().getPath());
        return new Peer(wire, handshake, options.limits(), upkeep.workers(), System::nanoTime);
    }

    @Override
    public void opened(Peer peer) {
        synchronized (this) {
            if (users.isEmpty()) {
                peer.close(CloseCode.NORMAL, "done");
                return;
            }
            peers.add(peer);
            openedAt = System.nanoTime();
            if (failures > 0) {
                LOG.info("Connected to {} again", target);
            }
            open.complete(peer);
        }
        users.forEach(user -> user.opened(peer));
    }

    @Override
    public void received(Peer peer, Object message) {
        users.forEach(user -> user.received(peer, message));
    }

    @Override
    public void closed(Peer peer, int code, String reason) {
        peers.remove(peer);
        peer.closed(code, reason);
        users.forEach(user -> user.closed(peer, code, reason));
        synchronized (this) {
            open = new CompletableFuture<>();
            // A server that takes the connection and drops it at once is away as well.
            if (System.nanoTime() - openedAt > options.backoff().max().toNanos()) {
                failures = 0;
            }
        }
        if (options.reconnect()) {
            missed(new IOException("closed with " + code + (reason.isEmpty() ? "" : ": " + reason)));
        }
    }

    @Override
    public void failed(Peer peer, Throwable cause) {
        users.forEach(user -> user.failed(peer, cause));
    }

    private void missed(Throwable cause) {
        Duration delay;
        synchronized (this) {
            if (users.isEmpty()) {
                return;
            }
            failures++;
            delay = options.backoff().delay(failures);
            if (failures == 1) {
                LOG.warn("No connection to {}, trying again: {}", target, described(cause));
            }
        }
        if (!options.reconnect() || (options.maxAttempts() > 0 && failures >= options.maxAttempts())) {
            giveUp(cause);
        } else {
            upkeep.after(delay, this::connect);
        }
    }

    private void giveUp(Throwable cause) {
        var last = new IOException("No connection to " + target + ": " + described(cause), cause);
        current().completeExceptionally(last);
        users.forEach(user -> user.gaveUp(last));
    }

    /** The JDK's ConnectException has no text. */
    private static @Nullable String described(Throwable cause) {
        return cause instanceof ConnectException && cause.getMessage() == null
                ? "connection refused"
                : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

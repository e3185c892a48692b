/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A client that nobody here wrote: the JDK's. Reads all that comes, or nothing until it is told to. */
public final class JdkPeer implements WebSocket.Listener, AutoCloseable {

    private final List<Object> received = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean reads;
    private volatile WebSocket socket;

    private JdkPeer(boolean reads) {
        this.reads = reads;
    }

    public static JdkPeer to(URI uri) {
        return open(uri, new JdkPeer(true), new String[0]);
    }

    /** @param headers name, value, name, value … */
    public static JdkPeer to(URI uri, String... headers) {
        return open(uri, new JdkPeer(true), headers);
    }

    /** A peer that reads nothing until {@link #readOn()}. */
    public static JdkPeer sleepingAt(URI uri) {
        return open(uri, new JdkPeer(false), new String[0]);
    }

    /** The HTTP status of a handshake that is refused. */
    public static int refusal(URI uri, String... headers) {
        try (JdkPeer peer = to(uri, headers)) {
            throw new AssertionError("was not refused: " + peer);
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static JdkPeer open(URI uri, JdkPeer peer, String... headers) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        peer.socket = builder.buildAsync(uri, peer).join();
        return peer;
    }

    public void says(String message) {
        socket.sendText(message, true).join();
    }

    /** One message in frames. */
    public void says(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            socket.sendText(parts.get(i), i == parts.size() - 1).join();
        }
    }

    public void says(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    public void leaves(int code, String reason) {
        socket.sendClose(code, reason).join();
    }

    public void readOn() {
        socket.request(Long.MAX_VALUE);
    }

    /** What came until now: {@code String} and {@code byte[]}. */
    public List<Object> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public List<Object> hears(int messages) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> received.size() >= messages);
        return received();
    }

    public int closeCode() {
        try {
            return closed.get(15, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("was not closed", e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (reads) {
            socket.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        received.add(bytes);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable cause) {
        closed.complete(cause instanceof IOException ? 1006 : -1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that the JDK's client opened. Unlike the container's client it sends without blocking. */
final class ClientWire implements Wire {

    private static final int SECONDS = 5;
    private static final int POLICY_VIOLATION = 1008;

    private final WebSocket socket;
    private final Runnable aborted;

    /** @param aborted is told when this side ended the connection by force, which the JDK's listener does not hear of */
    ClientWire(WebSocket socket, Runnable aborted) {
        this.socket = socket;
        this.aborted = aborted;
    }

    @Override
    public boolean isOpen() {
        return !socket.isOutputClosed() && !socket.isInputClosed();
    }

    @Override
    public void send(Object message, Consumer<@Nullable Throwable> done) {
        CompletableFuture<WebSocket> sending = message instanceof byte[] bytes
                ? socket.sendBinary(ByteBuffer.wrap(bytes), true)
                : socket.sendText((String) message, true);
        sending.whenComplete((sent, failure) -> done.accept(failure));
    }

    @Override
    public void ping() throws IOException {
        await(socket.sendPing(ByteBuffer.allocate(0)));
    }

    /** The second call, when the peer did not answer the first, ends by force. */
    @Override
    public void close(int code, String reason) throws IOException {
        if (socket.isOutputClosed()) {
            abort();
        } else {
            await(socket.sendClose(isForClients(code) ? code : POLICY_VIOLATION, reason));
        }
    }

    /** The codes that the JDK lets a client send. */
    private static boolean isForClients(int code) {
        return code == CloseCode.NORMAL || code == CloseCode.GOING_AWAY || code == 1008 || code == 1011 || code >= 3000;
    }

    private void abort() {
        socket.abort();
        aborted.run();
    }

    private void await(CompletableFuture<WebSocket> sending) throws IOException {
        try {
            sending.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            abort();
            throw new IOException("The peer does not take it", e);
        }
    }
}

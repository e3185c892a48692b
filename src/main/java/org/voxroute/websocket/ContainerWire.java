/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that the servlet container accepted. */
final class ContainerWire implements Wire {

    private static final String TOMCAT = "org.apache.tomcat.websocket.";
    private static final Long MILLIS = 5_000L;

    private final Session session;

    /**
     * Tomcat's own defaults would hold a thread for 20 s on a ping, and give up a close frame after 50 ms; other
     * containers ignore these names.
     */
    ContainerWire(Session session) {
        this.session = session;
        session.setMaxIdleTimeout(0);
        session.getUserProperties().put(TOMCAT + "BLOCKING_SEND_TIMEOUT", MILLIS);
        session.getUserProperties().put(TOMCAT + "ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", MILLIS);
        session.getUserProperties().put(TOMCAT + "SESSION_CLOSE_TIMEOUT", MILLIS);
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void send(Object message, Consumer<@Nullable Throwable> done) {
        RemoteEndpoint.Async remote = session.getAsyncRemote();
        SendHandler handler = result -> done.accept(result.isOK() ? null : result.getException());
        if (message instanceof byte[] bytes) {
            remote.sendBinary(ByteBuffer.wrap(bytes), handler);
        } else {
            remote.sendText((String) message, handler);
        }
    }

    @Override
    public void ping() throws IOException {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void close(int code, String reason) throws IOException {
        session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.voxroute.websocket.WebsocketConnection;

/** A connection of the test's: remembers what is sent, and may stop reading. */
public final class FakeConnection implements WebsocketConnection {

    private final Map<String, String> query;
    private final Map<String, String> secrets;
    private final List<Object> sent = new CopyOnWriteArrayList<>();
    private final List<String> closes = new ArrayList<>();
    private boolean reading = true;
    private Object attachment;
    private End end;

    /** @param token null for none */
    public FakeConnection(String token, Map<String, String> query) {
        this.query = query;
        secrets = token == null ? Map.of() : Map.of("token", token);
    }

    public static FakeConnection withToken(String token) {
        return new FakeConnection(token, Map.of());
    }

    public List<Object> sent() {
        return sent;
    }

    /** As code and reason. */
    public List<String> closes() {
        return closes;
    }

    void stopReading() {
        reading = false;
    }

    void end(int code, String reason) {
        end.closed(code, reason);
    }

    @Override
    public String key() {
        return "fake";
    }

    @Override
    public Map<String, String> query() {
        return query;
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.7";
    }

    @Override
    public String secret(String name) {
        return secrets.get(name);
    }

    @Override
    public boolean send(Object message) {
        return sent.add(message);
    }

    @Override
    public boolean offer(Object message, int most) {
        return reading && sent.add(message);
    }

    @Override
    public void close(int code, String reason) {
        closes.add(code + " " + reason);
    }

    @Override
    public Object attachment(Supplier<Object> made) {
        if (attachment == null) {
            attachment = made.get();
        }
        return attachment;
    }

    @Override
    public void onEnd(End told) {
        end = told;
    }
}

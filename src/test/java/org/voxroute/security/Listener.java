/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voxroute.kit.Hub;

/** Somebody on {@code /events/ws}, without any login but what the query says. */
final class Listener implements AutoCloseable, WebSocket.Listener {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private Listener(String address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .join();
    }

    /** @throws java.util.concurrent.CompletionException if the hub refuses */
    static Listener to(Hub hub, String query) {
        return new Listener(hub.client().base().replaceFirst("^http", "ws") + "/events/ws" + query);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    boolean heard(String type) {
        return messages.stream().anyMatch(message -> message.contains("\"type\":\"" + type + "\""));
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}

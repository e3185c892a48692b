/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A front end that listens to {@code /events/ws}. */
public final class EventFeed implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private EventFeed(Hub.HubClient client, String query) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", Hub.HubClient.authorization())
                .buildAsync(URI.create(client.base().replaceFirst("^http", "ws") + "/events/ws" + query), this)
                .join();
    }

    public static EventFeed of(Hub hub, String query) {
        return new EventFeed(hub.client(), query);
    }

    /** The types of the events of one call, in the order in which they came. */
    public List<String> typesOf(String call) {
        return messages.stream()
                .filter(message -> message.path("callSid").asText().equals(call))
                .map(message -> message.path("type").asText())
                .toList();
    }

    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + text, e);
            } finally {
                text.setLength(0);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}

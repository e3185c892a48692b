/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The hub's API as its administrator asks for it: each answer has the status and the envelope that are expected. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public Api(Hub hub) {
        this.base = hub.client().base();
    }

    /** The answer's {@code data}. */
    public JsonNode ask(String method, String path, @Nullable String json, int status) {
        var answer = send(method, path, json, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode envelope = read(answer.body());
        assertThat(envelope.path("success").asBoolean()).isTrue();
        return envelope.path("data");
    }

    public JsonNode get(String path) {
        return ask("GET", path, null, 200);
    }

    public JsonNode post(String path, String json) {
        return ask("POST", path, json, 201);
    }

    public JsonNode put(String path, String json) {
        return ask("PUT", path, json, 200);
    }

    public JsonNode delete(String path) {
        return ask("DELETE", path, null, 200);
    }

    /** The answer's {@code error}. */
    public JsonNode refused(String method, String path, @Nullable String json, int status) {
        var answer = send(method, path, json, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode envelope = read(answer.body());
        assertThat(envelope.path("success").asBoolean(true)).isFalse();
        return envelope.path("error");
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body, String contentType) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", Hub.HubClient.authorization())
                .header("Content-Type", contentType)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

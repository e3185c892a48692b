/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.voxroute.kit.Hub;

/** Asks a hub's API as users of every role, and of more than one tenant. */
final class ApiCaller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "long-enough-for-a-test";

    private final Hub hub;
    private final Map<String, String> tokens = new HashMap<>();

    ApiCaller(Hub hub) {
        this.hub = hub;
    }

    /** A user with one role, or with none if it is empty; tenants other than 1 are made. */
    void addUser(int tenant, String name, String role) {
        var jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        jdbc.update("insert into tenants (id, name) values (?, ?) on conflict do nothing", tenant, "tenant-" + tenant);
        jdbc.update(
                "insert into users (tenant_id, username, password_hash, roles) values (?, ?, ?, ?::varchar[])",
                tenant,
                name,
                hub.bean(PasswordEncoder.class).encode(PASSWORD),
                "{" + role + "}");
    }

    /** @param user null: nobody */
    HttpResponse<String> ask(@Nullable String user, String method, String path, @Nullable String json)
            throws Exception {
        return ask(user, method, path, json, "application/json");
    }

    HttpResponse<String> ask(
            @Nullable String user, String method, String path, @Nullable String body, String contentType)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(hub.client().base() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        if (user != null) {
            request.header("Authorization", "Bearer " + token(user));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token(String user) throws Exception {
        String known = tokens.get(user);
        if (known == null) {
            var answer = ask(
                    null,
                    "POST",
                    "/api/auth/token",
                    "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, PASSWORD));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            known = JSON.readTree(answer.body()).at("/data/access_token").asText();
            tokens.put(user, known);
        }
        return known;
    }

    /** The error of an answer that refuses, in the envelope, without a word of the hub's inside. */
    static JsonNode refused(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("success").isBoolean()).isTrue();
        assertThat(body.path("success").asBoolean()).isFalse();
        assertThat(body.at("/error/code").asText()).isNotBlank();
        assertThat(body.at("/error/message").asText()).isNotBlank();
        assertThat(body.at("/error/details").isObject()).isTrue();
        assertThat(response.body()).doesNotContain("Exception", "org.voxroute", "secret-body");
        return body.path("error");
    }
}

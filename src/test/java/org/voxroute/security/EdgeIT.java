/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.voxroute.kit.Hub;

/** The edge of the hub as others meet it: users, tokens, limits, the audit log, headers, the API's page. */
class EdgeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "long-enough-for-a-test";

    @TempDir
    static Path data;

    private static Hub hub;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        hub = Hub.start(
                data,
                Map.of(
                        "voxroute.access.address-per-second", "1",
                        "voxroute.access.address-burst", "5",
                        "voxroute.access.token-per-second", "20",
                        "voxroute.access.token-burst", "60",
                        "voxroute.security.cors-origins", "https://crm.example.com",
                        "voxroute.access.cors-headers", "X-Request-Id"));
        jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        jdbc.update("insert into tenants (id, name) values (2, 'other')");
        String hash = hub.bean(PasswordEncoder.class).encode(PASSWORD);
        for (int tenant = 1; tenant <= 2; tenant++) {
            jdbc.update(
                    "insert into users (tenant_id, username, password_hash, roles) values (?, ?, ?, '{admin}')",
                    tenant,
                    "boss-" + tenant,
                    hash);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void anAdministratorMakesChangesAndTakesAwayUsers() throws Exception {
        JsonNode made = data(ask("boss-1", "POST", "/api/users", user("carl", "viewer")));
        String address = "/api/users/" + made.path("id").asInt();
        assertThat(made.path("roles").get(0).asText()).isEqualTo("viewer");
        assertThat(made.toString()).doesNotContain("password", "hash", "$2");
        assertThat(ask("boss-2", "GET", address, null).statusCode()).isEqualTo(404);
        assertThat(ask("boss-2", "PUT", address, "{\"enabled\":false}").statusCode())
                .isEqualTo(404);
        assertThat(ask("boss-2", "DELETE", address, null).statusCode()).isEqualTo(404);
        assertThat(ask("boss-2", "POST", "/api/users", user("carl", "viewer")).statusCode())
                .isEqualTo(409);
        assertThat(ask("carl", "GET", "/api/cdr", null).statusCode()).isEqualTo(200);
        assertThat(ask("carl", "GET", "/api/users", null).statusCode()).isEqualTo(403);
        String old = token("carl");
        assertThat(bearer(old, "/api/cdr")).isEqualTo(200);
        data(ask("boss-1", "PUT", address, "{\"enabled\":false}"));
        assertThat(bearer(old, "/api/cdr")).isEqualTo(401);
        assertThat(ask("carl", "GET", "/api/cdr", null).statusCode()).isEqualTo(401);
        data(ask("boss-1", "PUT", address, "{\"enabled\":true,\"roles\":[\"admin\"]}"));
        assertThat(ask("carl", "GET", "/api/users", null).statusCode()).isEqualTo(200);
        assertThat(bearer(old, "/api/cdr")).isEqualTo(401);
        assertThat(data(ask("boss-1", "GET", "/api/users", null)).toString()).doesNotContain("boss-2", "$2");
        data(ask("boss-1", "DELETE", address, null));
        assertThat(ask("carl", "GET", "/api/cdr", null).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyLocksThemselvesOut() throws Exception {
        int own = jdbc.queryForObject("select id from users where username = 'boss-1'", Integer.class);
        for (String body : new String[] {"{\"enabled\":false}", "{\"roles\":[\"viewer\"]}"}) {
            assertThat(ask("boss-1", "PUT", "/api/users/" + own, body).statusCode())
                    .isEqualTo(409);
        }
        assertThat(ask("boss-1", "DELETE", "/api/users/" + own, null).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aUserChangesTheirOwnPassword() throws Exception {
        data(ask("boss-1", "POST", "/api/users", user("dora", "viewer")));
        String old = token("dora");
        String wrong = "{\"current_password\":\"not-this-one\",\"new_password\":\"another-long-password\"}";
        assertThat(ask("dora", "POST", "/api/users/me/password", wrong).statusCode())
                .isEqualTo(400);
        data(ask("dora", "POST", "/api/users/me/password", wrong.replace("not-this-one", PASSWORD)));
        assertThat(bearer(old, "/api/cdr")).isEqualTo(401);
        assertThat(ask("dora", "GET", "/api/cdr", null).statusCode()).isEqualTo(401);
        assertThat(send(request("/api/cdr")
                                .header("Authorization", basic("dora", "another-long-password"))
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasChangedStandsInTheAuditLogWithoutSecrets() throws Exception {
        JsonNode made = data(ask("boss-1", "POST", "/api/users", user("erna", "agent")));
        String address = "/api/users/" + made.path("id").asInt();
        assertThat(ask("erna", "DELETE", address, null).statusCode()).isEqualTo(403);
        String target = made.path("id").asText();
        await().atMost(10, SECONDS)
                .until(() -> jdbc.queryForObject(
                                "select count(*) from audit_log where target = ? and status = 403",
                                Integer.class,
                                target)
                        == 1);
        String all = data(ask("boss-1", "GET", "/api/audit?limit=1000", null)).toString();
        assertThat(all).contains("createUser", "erna", "***").doesNotContain(PASSWORD);
        JsonNode entry = data(ask("boss-1", "GET", "/api/audit?target=" + target, null))
                .path("entries")
                .get(0);
        assertThat(entry.path("operation").asText()).isEqualTo("deleteUser");
        assertThat(entry.path("username").asText()).isEqualTo("erna");
        assertThat(entry.path("status").asInt()).isEqualTo(403);
        assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(data(ask("boss-2", "GET", "/api/audit?username=erna", null)).path("entries"))
                .isEmpty();
    }

    @Test
    void theAuditLogHasPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask("boss-2", "POST", "/api/users", user("page-" + i, "viewer"));
        }
        await().atMost(10, SECONDS)
                .until(() -> data(ask("boss-2", "GET", "/api/audit?operation=createUser", null))
                                .path("entries")
                                .size()
                        >= 5);
        JsonNode first = data(ask("boss-2", "GET", "/api/audit?limit=3&operation=createUser", null));
        assertThat(first.path("entries")).hasSize(3);
        JsonNode second = data(ask(
                "boss-2",
                "GET",
                "/api/audit?limit=100&operation=createUser&before="
                        + first.path("next_before").asLong(),
                null));
        assertThat(second.path("entries").get(0).path("id").asLong())
                .isLessThan(first.path("next_before").asLong());
        assertThat(second.path("next_before").isNull()).isTrue();
    }

    @Test
    void anAddressThatAsksTooOftenWaitsBeforeAnybodyAsksWhoItIs() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 8; i++) {
            last = send(request("/api/cdr")
                    .header("X-Forwarded-For", "203.0.113.50")
                    .GET());
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 5L);
        assertThat(JSON.readTree(last.body()).at("/error/code").asText()).isEqualTo("too_many_requests");
        assertThat(send(request("/api/cdr")
                                .header("X-Forwarded-For", "203.0.113.51")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatSwitchesPostHasALimitOfItsOwn() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(send(request("/api/freeswitch/cdr")
                                    .header("X-Forwarded-For", "203.0.113.60")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenThatAsksTooOftenWaitsWhereverItComesFrom() throws Exception {
        data(ask("boss-1", "POST", "/api/users", user("fast", "viewer")));
        String token = token("fast");
        boolean refused = false;
        for (int i = 0; i < 400 && !refused; i++) {
            refused = bearer(token, "/api/calls/active") == 429;
        }
        assertThat(refused).isTrue();
        assertThat(ask("boss-2", "GET", "/api/calls/active", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/api/cdr, default-src 'none'", "/health, default-src 'none'", "/api/docs/, default-src 'self'"})
    void everyAnswerTellsBrowsersWhatTheyMayDoWithIt(String path, String policy) throws Exception {
        var headers = send(request(path).GET()).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith(policy);
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example.com, PUT, 'authorization,x-request-id', 200",
        "https://crm.example.com, PUT, x-other, 403",
        "https://evil.example.com, GET, authorization, 403"
    })
    void pagesOfNamedSitesMayAskForWhatIsConfigured(String origin, String method, String headers, int status)
            throws Exception {
        var answer = send(request("/api/cdr")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/docs/, text/html",
        "/api/docs/start.js, text/javascript",
        "/api/docs/swagger-ui.css, text/css",
        "/api/docs/swagger-ui-bundle.js, text/javascript",
        "/api/docs/favicon-32x32.png, image/png",
        "/api/openapi.json, application/json"
    })
    void thePageOfTheApiIsThereForEverybodyAndWhole(String path, String type) throws Exception {
        var answer = send(request(path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        if (path.endsWith("/docs/")) {
            assertThat(answer.body()).doesNotContain("http:", "https:", "<script>");
        }
    }

    @Test
    void thePageHasAnAddressWithoutASlashAndNothingElseBelowIt() throws Exception {
        var answer = send(request("/api/docs").GET());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/api/docs/");
        assertThat(send(request("/api/docs/swagger-ui.js").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/api/docs/..%2fapplication.yaml").GET()).statusCode())
                .isIn(400, 404);
    }

    private static String user(String name, String role) {
        return "{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, PASSWORD, role);
    }

    private static JsonNode data(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("data");
    }

    private static HttpResponse<String> ask(String user, String method, String path, String body) throws Exception {
        var request = request(path).header("Authorization", basic(user, PASSWORD));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static int bearer(String token, String path) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token).GET())
                .statusCode();
    }

    private static String token(String user) throws Exception {
        String login = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, PASSWORD);
        var answer = send(request("/api/auth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(login)));
        return data(answer).path("access_token").asText();
    }

    private static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.client().base() + path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.voxroute.call.from.freeswitch.FreeSwitchCalls;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.kit.Hub;

/** Who may do what, and see whose calls: a user of each role, and several tenants, over HTTP. */
class AccessIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "long-enough-for-a-test";

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of("voxroute.security.cors-origins", "https://crm.example.com"));
        var jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        jdbc.update("insert into tenants (id, name) values (2, 'other'), (3, 'third'), (4, 'fourth')");
        String hash = hub.bean(PasswordEncoder.class).encode(PASSWORD);
        for (String role : List.of("viewer", "agent", "supervisor", "admin")) {
            addUser(jdbc, 1, role, hash, "{" + role + "}");
        }
        addUser(jdbc, 1, "nobody", hash, "{}");
        addUser(jdbc, 2, "other", hash, "{admin}");
        addUser(jdbc, 3, "third", hash, "{viewer}");
        addUser(jdbc, 4, "fourth", hash, "{admin}");
        for (int tenant : List.of(1, 2)) {
            play(tenant, "ended-" + tenant, "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE");
            play(tenant, "active-" + tenant, "CHANNEL_CREATE", "CHANNEL_ANSWER");
        }
        await().atMost(20, SECONDS)
                .until(() -> jdbc.queryForObject("select count(*) from call_records", Integer.class) == 2);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void addUser(JdbcTemplate jdbc, int tenant, String name, String hash, String roles) {
        jdbc.update(
                "insert into users (tenant_id, username, password_hash, roles) values (?, ?, ?, ?::varchar[])",
                tenant,
                "the-" + name,
                hash,
                roles);
    }

    /** A call of this tenant's agent, as its switch tells of it. */
    private static void play(int tenant, String uuid, String... names) {
        for (String name : names) {
            String now = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            var headers = new LinkedHashMap<String, String>();
            headers.put("Event-Name", name);
            headers.put("Unique-ID", uuid);
            headers.put("Call-Direction", "inbound");
            headers.put("Event-Date-Timestamp", now);
            headers.put("Caller-Channel-Created-Time", now);
            headers.put("Caller-Caller-ID-Number", "+1555010000" + tenant);
            headers.put("Caller-Destination-Number", "+15550100009");
            headers.put("variable_user_name", "102" + tenant);
            headers.put("variable_voxroute_tenant", Integer.toString(tenant));
            var told = hub.bean(FreeSwitchCalls.class)
                    .record(List.of(new ReceivedEvent("elsewhere", 1, ReceivedEvent.Kind.EVENT, EslEvent.of(headers))));
            hub.bean(ProducerTemplate.class).sendBody("direct:call-events-each", told);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, GET, /api/cdr, 403",
        "nobody, GET, /api/calls/active, 403",
        "nobody, GET, /api/cdr/stats, 403",
        "nobody, GET, /api/cdr/ended-1, 403",
        "viewer, GET, /api/cdr, 200",
        "viewer, POST, /api/simulator/calls, 403",
        "viewer, POST, /api/simulator/registrations, 403",
        "viewer, DELETE, /api/simulator/registrations/1020, 403",
        "viewer, POST, /api/simulator/restart, 403",
        "viewer, GET, /api/simulator/calls, 403",
        "viewer, GET, /actuator/prometheus, 403",
        "viewer, GET, /actuator/jolokia, 403",
        "viewer, GET, /actuator/hawtio, 403",
        "viewer, DELETE, /api/none, 403",
        "agent, GET, /api/cdr, 200",
        "agent, POST, /api/simulator/calls, 403",
        "supervisor, GET, /api/simulator/registrations, 200",
        "supervisor, GET, /actuator/prometheus, 403",
        "supervisor, POST, /actuator/jolokia, 403",
        "admin, GET, /actuator/prometheus, 200"
    })
    void aRoleMayWhatItMay(String user, String method, String path, int status) throws Exception {
        HttpResponse<String> response =
                send(request(path).header("Authorization", bearer(user)).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status == 403) {
            refused(response);
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 203.0.113.7", "Forwarded, for=203.0.113.7"})
    void recordsThatComeThroughAProxyWantAnAdministrator(String header, String value) throws Exception {
        var post = request("/api/freeswitch/cdr").header(header, value);
        assertThat(send(post.copy().POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(401);
        refused(send(post.copy().header("Authorization", bearer("supervisor")).POST(BodyPublishers.ofString("{}"))));
        assertThat(send(post.copy().header("Authorization", bearer("admin")).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesOfOtherSitesAreRefusedInTheEnvelope() throws Exception {
        var get = request("/api/cdr").header("Authorization", bearer("viewer"));
        refused(send(get.copy().header("Origin", "https://evil.example.com").GET()));
        assertThat(send(get.copy().header("Origin", "https://crm.example.com").GET())
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://crm.example.com");
        refused(send(request("/api/freeswitch/cdr")
                .header("Origin", "https://crm.example.com")
                .POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void aTokenInTheQueryLogsNobodyInButListeners() throws Exception {
        assertThat(send(request("/api/cdr?token=" + token("viewer")).GET()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"viewer, 1", "other, 2"})
    void listsShowOnlyTheOwnTenant(String user, int tenant) throws Exception {
        assertThat(ids(get(user, "/api/cdr?total=exact").at("/data/records"), "call_id"))
                .containsExactly("ended-" + tenant);
        assertThat(get(user, "/api/cdr").at("/data/total").asInt()).isEqualTo(1);
        assertThat(ids(get(user, "/api/cdr?search=555").at("/data/records"), "call_id"))
                .containsExactly("ended-" + tenant);
        assertThat(ids(get(user, "/api/calls/active").path("data"), "call_id")).containsExactly("active-" + tenant);
        JsonNode stats = get(user, "/api/cdr/stats").path("data");
        assertThat(stats.path("total_calls").asInt()).isEqualTo(1);
        assertThat(ids(stats.path("by_agent"), "extension")).containsExactly("102" + tenant);
    }

    @Test
    void filtersForAnotherTenantsThingsFindNothing() throws Exception {
        assertThat(get("viewer", "/api/cdr?agent_extension=1022").at("/data/records"))
                .isEmpty();
        assertThat(get("viewer", "/api/cdr?caller=%2B15550100002")
                        .at("/data/total")
                        .asInt())
                .isZero();
        assertThat(get("viewer", "/api/cdr/stats?agent_extension=1022")
                        .at("/data/total_calls")
                        .asInt())
                .isZero();
    }

    @Test
    void anotherTenantsRecordIsNotThere() throws Exception {
        JsonNode own = get("other", "/api/cdr/ended-2").path("data");
        String recordId = own.path("id").asText();
        assertThat(own.path("call_id").asText()).isEqualTo("ended-2");
        assertThat(get("other", "/api/cdr/" + recordId).at("/data/call_id").asText())
                .isEqualTo("ended-2");
        for (String id : List.of("ended-2", recordId)) {
            HttpResponse<String> response = send(request("/api/cdr/" + id)
                    .header("Authorization", bearer("admin"))
                    .GET());
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(response.body()).at("/error/code").asText())
                    .isEqualTo("not_found");
        }
    }

    @Test
    void listenersHearOnlyTheirTenantsCalls() throws Exception {
        try (var third = Listener.to(hub, "?token=" + token("third"));
                var fourth = Listener.to(hub, "?format=cloudevents&token=" + token("fourth"));
                var curious = Listener.to(hub, "?callSid=heard-3&token=" + token("fourth"))) {
            play(3, "heard-3", "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE");
            play(4, "heard-4", "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE");
            await().atMost(20, SECONDS).until(() -> third.heard("cdr") && fourth.heard("cdr"));
            assertThat(third.messages()).allMatch(message -> message.contains("heard-3"));
            assertThat(fourth.messages()).allMatch(message -> message.contains("heard-4"));
            assertThat(curious.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=eyJhbGciOiJub25lIn0.e30."})
    void whoIsUnknownMayNotListen(String query) {
        assertThatThrownBy(() -> Listener.to(hub, query))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(e -> assertThat(((WebSocketHandshakeException) e.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(401));
    }

    @Test
    void whoHasNoRoleMayNotListen() throws Exception {
        String token = token("nobody");
        assertThatThrownBy(() -> Listener.to(hub, "?token=" + token))
                .satisfies(e -> assertThat(((WebSocketHandshakeException) e.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    private static void refused(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("success").asBoolean(true)).isFalse();
        assertThat(body.at("/error/code").asText()).isEqualTo("forbidden");
        assertThat(body.at("/error/message").asText()).isNotBlank();
        assertThat(body.at("/error/details").isObject()).isTrue();
    }

    private static List<String> ids(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private static JsonNode get(String user, String path) throws Exception {
        HttpResponse<String> response =
                send(request(path).header("Authorization", bearer(user)).GET());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static String bearer(String user) throws Exception {
        return "Bearer " + token(user);
    }

    private static String token(String user) throws Exception {
        HttpResponse<String> response = send(request("/api/auth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"username\":\"the-%s\",\"password\":\"%s\"}".formatted(user, PASSWORD))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).at("/data/access_token").asText();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.client().base() + path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

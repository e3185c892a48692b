/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.kit.Api;
import org.voxroute.kit.Hub;

/** Agents over HTTP, in a whole hub. */
class AgentsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static Hub hub;
    private static Api api;

    @BeforeAll
    static void start() {
        hub = Hub.start(
                data,
                Map.of(
                        "voxroute.agents.sip-port",
                        "5062",
                        "voxroute.agents.stun-server",
                        "stun:stun.example.org:3478"));
        api = new Api(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void answersACreationWithTheCredentials() {
        JsonNode made = api.ask("POST", "/api/agents", """
                {"extension":"1020","name":"John Doe","email":"john@example.com",
                 "caller_id_name":"John Doe","caller_id_number":"1020"}""", 201);
        assertThat(made.path("extension").asText()).isEqualTo("1020");
        assertThat(made.path("name").asText()).isEqualTo("John Doe");
        JsonNode credentials = made.path("credentials");
        assertThat(credentials.path("username").asText()).isEqualTo("1020");
        // 96 bits are 16 characters of base64.
        assertThat(credentials.path("password").asText()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(credentials.path("domain").asText()).isEqualTo("127.0.0.1");
        assertThat(credentials.path("websocket_url").asText()).isEqualTo("wss://127.0.0.1:7443");
        assertThat(credentials.path("sip_server").asText()).isEqualTo("127.0.0.1");
        assertThat(credentials.path("sip_port").isInt()).isTrue();
        assertThat(made.path("provisioning").asText()).isIn("deployed", "pending");

        JsonNode again = api.ask("GET", "/api/agents/" + made.path("id").asText() + "/credentials", null, 200);
        assertThat(again.path("stun_server").asText()).isEqualTo("stun:stun.example.org:3478");
        assertThat(((ObjectNode) again).without("stun_server").toString()).isEqualTo(credentials.toString());
    }

    @Test
    void showsPasswordsNowhereElse() {
        JsonNode made = create("2100", "Quiet");
        String password = made.at("/credentials/password").asText();
        assertThat(api.send("GET", "/api/agents?q=2100", null, "application/json")
                        .body())
                .doesNotContain(password, "password");
        assertThat(api.send("GET", "/api/agents/2100", null, "application/json").body())
                .doesNotContain(password, "password");
        assertThat(api.send("PUT", "/api/agents/2100", "{\"name\":\"Still quiet\"}", "application/json")
                        .body())
                .doesNotContain(password, "password");
        var jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        assertThat(jdbc.queryForObject("select password from agents where extension = '2100'", String.class))
                .doesNotContain(password);
    }

    @Test
    void takesTheDefaultsOfTheCallerIdFromNameAndExtension() {
        JsonNode made = create("2101", "Ann");
        assertThat(made.path("caller_id_name").asText()).isEqualTo("Ann");
        assertThat(made.path("caller_id_number").asText()).isEqualTo("2101");
        JsonNode changed = api.ask("PUT", "/api/agents/2101", "{\"name\":\"Anna\"}", 200);
        assertThat(changed.path("caller_id_name").asText()).isEqualTo("Anna");
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        api.ask("POST", "/api/agents", "{\"extension\":\"2102\",\"name\":\"Bob\",\"email\":\"bob@example.com\"}", 201);
        JsonNode changed = api.ask("PUT", "/api/agents/2102", "{\"is_active\":false}", 200);
        assertThat(changed.path("is_active").asBoolean()).isFalse();
        assertThat(changed.path("email").asText()).isEqualTo("bob@example.com");
        assertThat(api.ask("PUT", "/api/agents/2102", "{\"email\":null}", 200)
                        .path("email")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien & \"Söhne\" <x>",
                "${api(status)}",
                "$${domain}",
                "]]><!-- -->",
                "  two blanks  ",
                "日本語 😀",
                "%00 \\n ^^:",
                "'; drop table agents; --"
            })
    void keepsNamesAsTheyAre(String name) {
        String extension = String.valueOf(30_000 + Math.floorMod(name.hashCode(), 10_000));
        ObjectNode agent = JSON.createObjectNode().put("extension", extension).put("name", name);
        assertThat(api.ask("POST", "/api/agents", agent.toString(), 201)
                        .path("name")
                        .asText())
                .isEqualTo(name);
        assertThat(api.ask("GET", "/api/agents/" + extension, null, 200)
                        .path("name")
                        .asText())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'extension':'1000','name':'x'}     | 422 | extension_reserved",
                "{'extension':'1019','name':'x'}     | 422 | extension_reserved",
                "{'extension':'1020a','name':'x'}    | 400 | invalid_request",
                "{'extension':'12345678901','name':'x'} | 400 | invalid_request",
                "{'extension':1020,'name':'x'}       | 400 | invalid_request",
                "{'extension':'2999','name':''}      | 400 | invalid_request",
                "{'extension':'2999','name':'  '}    | 400 | invalid_request",
                "{'extension':'2999','name':'a\\u0000'} | 400 | invalid_request",
                "{'extension':'2999','name':'a\\nb'} | 400 | invalid_request",
                "{'extension':'2999','name':'a\\u0085b'} | 400 | invalid_request",
                "{'extension':'2999','name':'a\\ud800'} | 400 | invalid_request",
                "{'extension':'2999','name':'x','email':'none'} | 400 | invalid_request",
                "{'extension':'2999','name':'x','caller_id_number':'12;34'} | 400 | invalid_request",
                "{'extension':'2999','name':'x','password':'mine'} | 400 | invalid_request",
                "{'extension':'2999','name':'x','name':'y'} | 400 | invalid_request",
                "{'name':'x'}                        | 400 | invalid_request"
            })
    void refusesWhatCanBeNoAgent(String agent, int status, String code) {
        assertThat(api.refused("POST", "/api/agents", agent.replace('\'', '"'), status)
                        .path("code")
                        .asText())
                .isEqualTo(code);
        api.refused("GET", "/api/agents/2999", null, 404);
    }

    @Test
    void refusesAnExtensionThatIsTaken() {
        create("2103", "First");
        JsonNode error = api.refused("POST", "/api/agents", "{\"extension\":\"2103\",\"name\":\"Second\"}", 409);
        assertThat(error.path("code").asText()).isEqualTo("extension_taken");
        assertThat(error.path("details").has("extension")).isTrue();
    }

    @Test
    void refusesToRenumber() {
        create("2104", "Fixed");
        assertThat(api.refused("PUT", "/api/agents/2104", "{\"extension\":\"2105\"}", 422)
                        .path("code")
                        .asText())
                .isEqualTo("extension_fixed");
        api.ask("PUT", "/api/agents/2104", "{\"extension\":\"2104\",\"name\":\"Same\"}", 200);
    }

    @Test
    void forgetsADeletedAgent() {
        String id = create("2106", "Gone").path("id").asText();
        JsonNode gone = api.ask("DELETE", "/api/agents/" + id, null, 200);
        assertThat(gone.path("extension").asText()).isEqualTo("2106");
        assertThat(gone.has("provisioning")).isTrue();
        api.refused("GET", "/api/agents/" + id, null, 404);
        api.refused("GET", "/api/agents/" + id + "/credentials", null, 404);
        api.refused("DELETE", "/api/agents/" + id, null, 404);
        create("2106", "Back again");
    }

    @Test
    void pagesByCursorInTheOrderOfNumbers() {
        for (String extension : List.of("77", "7710", "7709", "77001", "7711")) {
            create(extension, "Pager");
        }
        JsonNode first = api.ask("GET", "/api/agents?q=Pager&limit=2", null, 200);
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(extensions(first)).containsExactly("77", "7709");
        JsonNode second = api.ask(
                "GET",
                "/api/agents?q=Pager&limit=2&cursor="
                        + first.path("next_cursor").asText(),
                null,
                200);
        assertThat(extensions(second)).containsExactly("7710", "7711");
        JsonNode last = api.ask(
                "GET",
                "/api/agents?q=Pager&limit=2&cursor="
                        + second.path("next_cursor").asText(),
                null,
                200);
        assertThat(extensions(last)).containsExactly("77001");
        assertThat(last.path("next_cursor").isNull()).isTrue();
        assertThat(extensions(api.ask("GET", "/api/agents?q=Pager&limit=2&offset=1", null, 200)))
                .containsExactly("7709", "7710");
    }

    @Test
    void searchesForWhatIsWrittenNotForPatterns() {
        create("2107", "100% sure_thing");
        create("2108", "100 surething");
        assertThat(extensions(api.ask("GET", "/api/agents?q=0%25%20sure_", null, 200)))
                .containsExactly("2107");
    }

    @Test
    void refusesACursorThatIsNone() {
        api.refused("GET", "/api/agents?cursor=JTAw", null, 400);
        api.refused("GET", "/api/agents?cursor=%2B%2B", null, 400);
        api.refused("GET", "/api/agents?cursor=MTAyMA&offset=5", null, 400);
    }

    @Test
    void tellsWhereATelephoneIsRegistered() {
        // Extension 1001 stands in the shipped directory: what it needs here is a row.
        new JdbcTemplate(hub.bean(DataSource.class))
                .update("insert into agents (extension, password, name) values ('1001', 'x', 'Shipped')");
        JsonNode before = api.ask("GET", "/api/agents/1001/status", null, 200);
        assertThat(before.path("online").asBoolean()).isFalse();
        assertThat(before.path("checked").asBoolean()).isTrue();
        hub.client().post("/api/simulator/registrations", "{\"extension\":\"1001\"}");
        JsonNode after = api.ask("GET", "/api/agents/1001/status", null, 200);
        assertThat(after.path("online").asBoolean()).isTrue();
        assertThat(after.path("registered_from").asText()).isEqualTo("127.0.0.1");
        assertThat(after.path("user_agent").asText()).isNotBlank();
        assertThat(after.path("age_seconds").asInt()).isZero();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.ask("GET", "/api/agents/1001", null, 200)
                        .path("online")
                        .asBoolean());
    }

    private static List<String> extensions(JsonNode page) {
        return page.findValuesAsText("extension");
    }

    private static JsonNode create(String extension, String name) {
        return api.ask(
                "POST",
                "/api/agents",
                JSON.createObjectNode()
                        .put("extension", extension)
                        .put("name", name)
                        .toString(),
                201);
    }
}

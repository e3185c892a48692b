/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.voxroute.kit.Api;
import org.voxroute.kit.Hub;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.spi.AgentProfile;

/** Voice agents over HTTP and as calls see them, in a whole hub. */
class VoiceAgentsIT {

    private static final String WHOLE = """
            {"name":"bookings","provider":"echo","prompt":"You book tables.\\nBe short.","greeting":"Bella Italia!","voice":"slt",
             "language":"en-GB","tools":["transfer","end_call"],
             "limits":{"max_duration_s":600,"silence_s":5,"silence_prompts":1},
             "recording":true,"consent":"This call is recorded."}""";

    @TempDir
    static Path data;

    private static Hub hub;
    private static Api api;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of("voxroute.voice.provider", "echo"));
        api = new Api(hub);
        api.post("/api/voice-agents", WHOLE);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static VoiceAgents agents() {
        return hub.bean(VoiceAgents.class);
    }

    @Test
    void aVoiceAgentIsWhatWasSaved() {
        JsonNode saved = api.get("/api/voice-agents/bookings");
        assertThat(saved.path("prompt").asText()).isEqualTo("You book tables.\nBe short.");
        assertThat(saved.at("/limits/silence_s").asInt()).isEqualTo(5);
        assertThat(api.get("/api/voice-agents/" + saved.path("id").asText())).isEqualTo(saved);
        assertThat(agents().find(1, "bookings"))
                .contains(new AgentProfile(
                        "bookings",
                        1,
                        "echo",
                        "You book tables.\nBe short.",
                        "This call is recorded. Bella Italia!",
                        "slt",
                        "en-GB",
                        List.of("transfer", "end_call"),
                        new AgentProfile.Limits(Duration.ofMinutes(10), Duration.ofSeconds(5), 1),
                        new AgentProfile.Recording(true, "This call is recorded.")));
    }

    @Test
    void anotherTenantHasNoneOfThem() {
        assertThat(agents().find(2, "bookings")).isEmpty();
    }

    @Test
    void receptionTalksOnCallsThatNameNobodyAsItIsSavedNow() {
        assertThat(agents().standard()).isEqualTo(AgentProfile.of("reception", 1, "echo"));
        api.put("/api/voice-agents/reception", "{\"greeting\":\"Hello.\",\"language\":\"de-DE\"}");
        await().atMost(5, SECONDS)
                .until(() -> agents().standard().greeting().equals("Hello.")
                        && agents().standard().language().equals("de-DE"));
        api.put("/api/voice-agents/reception", "{\"greeting\":null,\"is_active\":false}");
        await("who is not active does not talk")
                .atMost(5, SECONDS)
                .until(() -> agents().find(1, "reception").isEmpty());
        assertThat(agents().standard()).isEqualTo(AgentProfile.of("reception", 1, "echo"));
        api.put("/api/voice-agents/reception", "{\"is_active\":true,\"language\":\"en-US\"}");
    }

    @Test
    void namesAreUniqueAndStay() {
        assertThat(api.refused("POST", "/api/voice-agents", WHOLE, 409)
                        .path("code")
                        .asText())
                .isEqualTo("name_taken");
        assertThat(api.refused("PUT", "/api/voice-agents/bookings", "{\"name\":\"other\"}", 422)
                        .path("code")
                        .asText())
                .isEqualTo("name_fixed");
    }

    @Test
    void oneThatANumberLeadsToStays() {
        api.post("/api/voice-agents", "{\"name\":\"sales\"}");
        api.post("/api/inbound-routes", "{\"did_number\":\"+15550103001\",\"voice_agent\":\"sales\"}");
        JsonNode error = api.refused("DELETE", "/api/voice-agents/sales", null, 409);
        assertThat(error.path("code").asText()).isEqualTo("voice_agent_in_use");
        assertThat(error.at("/details/inbound_routes/0").asText()).isEqualTo("+15550103001");
        api.delete("/api/inbound-routes/15550103001");
        api.delete("/api/voice-agents/sales");
        api.refused("GET", "/api/voice-agents/sales", null, 404);
    }

    @Test
    void theListGoesOnWhereThePageBeforeEnded() {
        for (String name : List.of("Zed", "page-1", "page-2")) {
            api.post("/api/voice-agents", "{\"name\":\"" + name + "\",\"greeting\":\"pages\"}");
        }
        JsonNode first = api.get("/api/voice-agents?q=pages&limit=2");
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(first.at("/voice_agents").findValuesAsText("name")).containsExactly("Zed", "page-1");
        JsonNode last = api.get("/api/voice-agents?q=pages&limit=2&cursor="
                + first.path("next_cursor").asText());
        assertThat(last.at("/voice_agents").findValuesAsText("name")).containsExactly("page-2");
        assertThat(last.path("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'../x'} | name",
                "{'name':'x','provider':'a b'} | provider",
                "{'name':'x','language':'English!'} | language",
                "{'name':'x','limits':{'silence_s':0}} | limits",
                "{'name':'x','voice':'a\\u0000'} | voice",
                "{'name':'x','tools':['a\\u0007']} | tools",
                "{'name':'x','greeting':'a\\u0000'} | greeting"
            })
    void refusesWhatIsNone(String body, String field) {
        JsonNode error = api.refused("POST", "/api/voice-agents", body.replace('\'', '"'), 400);
        assertThat(error.toString()).contains(field);
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/voice-agents", "PUT, /api/voice-agents/bookings"})
    void aProviderThatIsntThereIsRefusedByName(String method, String path) {
        JsonNode error = api.refused(method, path, "{\"name\":\"bookings\",\"provider\":\"ech\"}", 400);
        assertThat(error.path("code").asText()).isEqualTo("unknown_provider");
        assertThat(error.path("message").asText())
                .isEqualTo("provider: there is no provider \"ech\"; there are echo, local");
        assertThat(error.at("/details/provider").asText()).isEqualTo("there is no such provider");
        assertThat(api.get("/api/voice-agents/bookings").path("provider").asText())
                .isEqualTo("echo");
    }

    @Test
    void aProviderMayComeAndGoWithItsRouteWhileTheHubRuns() throws Exception {
        String own = "{\"name\":\"owned\",\"provider\":\"own\"}";
        api.refused("POST", "/api/voice-agents", own, 400);
        CamelContext camel = hub.bean(CamelContext.class);
        camel.addRoutes((RoutesBuilder) new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:provider-own").routeId("provider-own").to("voice:open?provider=echo");
            }
        });
        try {
            api.post("/api/voice-agents", own);
        } finally {
            camel.getRouteController().stopRoute("provider-own");
            camel.removeRoute("provider-own");
        }
        api.refused("PUT", "/api/voice-agents/owned", own, 400);
        assertThat(api.put("/api/voice-agents/owned", "{\"greeting\":\"Hello.\"}")
                        .path("provider")
                        .asText())
                .isEqualTo("own");
        assertThat(api.get("/api/voice-agents?q=own").at("/voice_agents/0/name").asText())
                .isEqualTo("owned");
        assertThat(agents().find(1, "owned")).map(AgentProfile::provider).contains("own");
        assertThat(api.put("/api/voice-agents/owned", "{\"provider\":null}")
                        .path("provider")
                        .isNull())
                .isTrue();
        api.delete("/api/voice-agents/owned");
    }

    @Test
    void aKnownOneTalksWhileTheDatabaseIsAway() {
        var away = new AtomicBoolean();
        var nanos = new AtomicLong();
        var database = new DelegatingDataSource(hub.bean(DataSource.class)) {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                if (away.get()) {
                    throw new SQLException("away");
                }
                return super.getConnection();
            }
        };
        var agents = new StoredVoiceAgents(database, 1, "echo", nanos::get);
        assertThat(agents.find(1, "bookings")).isPresent();
        away.set(true);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(agents.find(1, "bookings")).map(AgentProfile::voice).contains("slt");
        assertThat(agents.standard()).isEqualTo(AgentProfile.of("reception", 1, "echo"));
        assertThatThrownBy(() -> agents.find(1, "never-asked-for")).isInstanceOf(DataAccessException.class);
    }
}

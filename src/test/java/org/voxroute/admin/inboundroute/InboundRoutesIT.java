/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.inboundroute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.kit.Api;
import org.voxroute.kit.Hub;

/** Inbound routes over HTTP, in a whole hub. */
class InboundRoutesIT {

    @TempDir
    static Path data;

    private static Hub hub;
    private static Api api;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of());
        api = new Api(hub);
        api.post("/api/agents", "{\"extension\":\"1020\",\"name\":\"John Doe\"}");
        api.post("/api/agents", "{\"extension\":\"1021\",\"name\":\"Jane Doe\"}");
        api.post("/api/voice-agents", "{\"name\":\"night\"}");
        api.post("/api/voice-agents", "{\"name\":\"pager\"}");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void answersAsTheCallerWroteIt() {
        JsonNode made = api.post("/api/inbound-routes", """
                {"did_number":"+15550101001","destination_extension":"1020","description":"Main sales line"}""");
        assertThat(made.path("id").asText()).isNotBlank();
        assertThat(made.path("did_number").asText()).isEqualTo("+15550101001");
        assertThat(made.path("destination_extension").asText()).isEqualTo("1020");
        assertThat(made.path("description").asText()).isEqualTo("Main sales line");
        assertThat(made.path("voice_agent").isNull()).isTrue();
        assertThat(made.path("provisioning").asText()).isIn("deployed", "pending");
    }

    @Test
    void takesANumberWithAndWithoutItsPlusSignForOne() {
        JsonNode made = api.post("/api/inbound-routes", route("15550101002", "1020"));
        assertThat(made.path("did_number").asText()).isEqualTo("+15550101002");
        JsonNode error = api.refused("POST", "/api/inbound-routes", route("+15550101002", "1021"), 409);
        assertThat(error.path("code").asText()).isEqualTo("did_taken");
        assertThat(api.get("/api/inbound-routes/15550101002").path("id")).isEqualTo(made.path("id"));
        assertThat(api.get("/api/inbound-routes/%2B15550101002").path("id")).isEqualTo(made.path("id"));
    }

    @Test
    void leadsToAVoiceAgent() {
        JsonNode made =
                api.post("/api/inbound-routes", "{\"did_number\":\"+15550101003\",\"voice_agent\":\"reception\"}");
        assertThat(made.path("voice_agent").asText()).isEqualTo("reception");
        assertThat(made.path("destination_extension").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'did_number':'+15550101999'} | 422 | one_destination",
                "{'did_number':'+15550101999','destination_extension':''} | 422 | one_destination",
                "{'did_number':'+15550101999','destination_extension':'1020','voice_agent':'x'} | 422 | one_destination",
                "{'did_number':'+15550101999','voice_agent':'nobody'} | 422 | unknown_voice_agent",
                "{'did_number':'+15550101999','destination_extension':'4711'} | 422 | unknown_extension",
                "{'did_number':'4711','destination_extension':'1020'} | 400 | invalid_request",
                "{'did_number':'+05550101999','destination_extension':'1020'} | 400 | invalid_request",
                "{'did_number':'+1555010199912345','destination_extension':'1020'} | 400 | invalid_request",
                "{'did_number':'+15550101999)$','destination_extension':'1020'} | 400 | invalid_request",
                "{'did_number':'+15550101999','voice_agent':'../x'} | 400 | invalid_request",
                "{'did_number':'+15550101999','voice_agent':'x','description':'a\\u0000'} | 400 | invalid_request"
            })
    void refusesWhatCanBeNoRoute(String route, int status, String code) {
        assertThat(api.refused("POST", "/api/inbound-routes", route.replace('\'', '"'), status)
                        .path("code")
                        .asText())
                .isEqualTo(code);
        api.refused("GET", "/api/inbound-routes/+15550101999", null, 404);
    }

    @Test
    void putsANewDestinationInThePlaceOfTheOther() {
        String path = "/api/inbound-routes/"
                + api.post("/api/inbound-routes", route("+15550101004", "1020"))
                        .path("id")
                        .asText();
        assertThat(api.put(path, "{\"description\":\"Night\"}")
                        .path("destination_extension")
                        .asText())
                .isEqualTo("1020");
        JsonNode toVoice = api.put(path, "{\"voice_agent\":\"night\"}");
        assertThat(toVoice.path("destination_extension").isNull()).isTrue();
        assertThat(toVoice.path("voice_agent").asText()).isEqualTo("night");
        assertThat(toVoice.path("description").asText()).isEqualTo("Night");
        JsonNode back = api.put(path, "{\"destination_extension\":\"1021\",\"voice_agent\":null}");
        assertThat(back.path("destination_extension").asText()).isEqualTo("1021");
        assertThat(api.refused("PUT", path, "{\"destination_extension\":null}", 422)
                        .path("code")
                        .asText())
                .isEqualTo("one_destination");
        assertThat(api.refused("PUT", path, "{\"did_number\":\"+15550101005\"}", 422)
                        .path("code")
                        .asText())
                .isEqualTo("did_fixed");
        assertThat(api.put(path, "{\"did_number\":\"15550101004\"}")
                        .path("did_number")
                        .asText())
                .isEqualTo("+15550101004");
    }

    @Test
    void keepsAnAgentWhileNumbersLeadToHim() {
        api.post("/api/agents", "{\"extension\":\"1030\",\"name\":\"Busy\"}");
        api.post("/api/inbound-routes", route("+15550101006", "1030"));
        JsonNode error = api.refused("DELETE", "/api/agents/1030", null, 409);
        assertThat(error.path("code").asText()).isEqualTo("agent_in_use");
        assertThat(error.at("/details/inbound_routes/0").asText()).isEqualTo("+15550101006");
        api.delete("/api/inbound-routes/+15550101006");
        api.delete("/api/agents/1030");
    }

    @Test
    void pagesInTheOrderOfNumbers() {
        for (int last = 0; last < 5; last++) {
            api.post("/api/inbound-routes", "{\"did_number\":\"+1555010200" + last + "\",\"voice_agent\":\"pager\"}");
        }
        JsonNode first = api.get("/api/inbound-routes?q=pager&limit=3");
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.findValuesAsText("did_number"))
                .containsExactly("+15550102000", "+15550102001", "+15550102002");
        JsonNode last = api.get("/api/inbound-routes?q=pager&limit=3&cursor="
                + first.path("next_cursor").asText());
        assertThat(last.findValuesAsText("did_number")).containsExactly("+15550102003", "+15550102004");
        assertThat(last.path("next_cursor").isNull()).isTrue();
    }

    private static String route(String did, String extension) {
        return "{\"did_number\":\"%s\",\"destination_extension\":\"%s\"}".formatted(did, extension);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.Api;
import org.voxroute.kit.Hub;

/** Many agents at once, in a whole hub. */
class AgentImportIT {

    @TempDir
    static Path data;

    private static Hub hub;
    private static Api api;

    @BeforeAll
    static void start() {
        // At the end, thousands are still on their way to the switch: nobody waits for them.
        hub = Hub.start(data, Map.of("camel.main.shutdown-timeout", "1"));
        api = new Api(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void savesWhatItCanAndNamesTheOtherLines() {
        api.post("/api/agents", "{\"extension\":\"3001\",\"name\":\"There before\"}");
        JsonNode done = api.ask("POST", "/api/agents/bulk", """
                [{"extension":"3000","name":"A"},
                 {"extension":"3001","name":"B"},
                 {"extension":"1005","name":"C"},
                 {"extension":"3002"},
                 {"extension":"3003","name":"E","colour":"blue"},
                 {"extension":"3000","name":"F"},
                 17,
                 {"extension":"3004","name":"G\\u0007"},
                 {"extension":"3005","name":"O'Brien & \\"Söhne\\" <x>","email":"ob@example.com"}]""", 200);
        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("failed").asInt()).isEqualTo(7);
        assertThat(done.path("results").findValuesAsText("status"))
                .containsExactly(
                        "created", "failed", "failed", "failed", "failed", "failed", "failed", "failed", "created");
        assertThat(done.path("results").findValuesAsText("code"))
                .containsExactly(
                        "extension_taken",
                        "extension_reserved",
                        "invalid_request",
                        "invalid_request",
                        "extension_repeated",
                        "invalid_request",
                        "invalid_request");
        assertThat(done.at("/results/3/line").asInt()).isEqualTo(4);
        assertThat(done.has("provisioning")).isTrue();
        assertThat(api.get("/api/agents/3005").path("name").asText()).isEqualTo("O'Brien & \"Söhne\" <x>");
        assertThat(api.get("/api/agents/3001").path("name").asText()).isEqualTo("There before");
        assertThat(api.get("/api/agents/3000/credentials").path("password").asText())
                .isNotBlank();
    }

    @Test
    void readsCsvAsSpreadsheetsWriteIt() throws IOException {
        var answer = api.send(
                "POST",
                "/api/agents/bulk",
                "\uFEFFextension;name;email;is_active\r\n3100;\"Müller; \"\"Max\"\"\";max@example.com;TRUE\r\n\r\n"
                        + "3101;Ann;;false\r\n3102;;;\r\n3103;Too;many;cells;here\r\n",
                "text/csv; charset=utf-8");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode done = new ObjectMapper().readTree(answer.body()).path("data");
        assertThat(done.path("results").findValuesAsText("line")).containsExactly("2", "4", "5", "6");
        assertThat(done.path("results").findValuesAsText("status"))
                .containsExactly("created", "created", "failed", "failed");
        assertThat(api.get("/api/agents/3100").path("name").asText()).isEqualTo("Müller; \"Max\"");
        assertThat(api.get("/api/agents/3101").path("is_active").asBoolean()).isFalse();
    }

    @Test
    void refusesCsvWithAHeaderThatItDoesNotKnow() {
        var answer = api.send("POST", "/api/agents/bulk", "extension,name,password\n3200,A,secret\n", "text/csv");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_header", "password");
    }

    @Test
    void refusesMoreLinesThanGoAtOnce() {
        String lines = IntStream.range(0, 20_001)
                .mapToObj(i -> "{\"extension\":\"" + (100_000 + i) + "\",\"name\":\"a\"}")
                .collect(Collectors.joining(",", "[", "]"));
        api.refused("POST", "/api/agents/bulk", lines, 400);
        String csv = IntStream.range(0, 20_001)
                .mapToObj(i -> (100_000 + i) + ",a")
                .collect(Collectors.joining("\n", "extension,name\n", "\n"));
        assertThat(api.send("POST", "/api/agents/bulk", csv, "text/csv").body()).contains("too_many_lines");
        assertThat(api.get("/api/agents?q=100000").path("total").asInt()).isZero();
    }

    @Test
    void savesThousands() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"extension\":\"" + (200_000 + i) + "\",\"name\":\"Agent " + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        JsonNode done = api.ask("POST", "/api/agents/bulk", lines, 200);
        assertThat(done.path("created").asInt()).isEqualTo(10_000);
        assertThat(api.get("/api/agents?q=20990").path("total").asInt()).isEqualTo(10);
    }
}

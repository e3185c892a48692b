/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;

/** Calls that are made and steered over the API, against the hub as shipped and its simulated switch. */
class CallCommandsIT {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of());
        await("the switch")
                .atMost(20, SECONDS)
                .until(() ->
                        hub.client().get("/api/gateways").path("httpStatus").asInt() == 200);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theAgentIsRungFirstAndThenConnectedToTheDestination() {
        script("+18005551234", "answered");
        try (var feed = EventFeed.of(hub, "")) {
            JsonNode dialled = dial("8005551234");
            assertThat(dialled.path("httpStatus").asInt()).as("%s", dialled).isEqualTo(201);
            assertThat(dialled.at("/data/status").asText()).isEqualTo("calling_agent");
            assertThat(dialled.at("/data/destination").asText()).isEqualTo("+18005551234");
            String call = dialled.at("/data/uuid").asText();
            await("bridged").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.bridged"));
            JsonNode ended = command(call, "hangup", "");
            assertThat(ended.path("httpStatus").asInt()).as("%s", ended).isEqualTo(200);
            JsonNode record = record(call);
            assertThat(record.path("direction").asText()).isEqualTo("outbound");
            assertThat(record.path("agent_extension").asText()).isEqualTo("1000");
            assertThat(record.path("destination_number").asText()).isEqualTo("+18005551234");
            assertThat(record.path("caller_id_number").asText()).isEqualTo("+15550100002");
            assertThat(record.path("answer_time").isNull()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"busy,USER_BUSY", "rejected,CALL_REJECTED", "unavailable,NORMAL_TEMPORARY_FAILURE"})
    void aDestinationThatCantBeReachedIsToldInTheRecordThoughTheSwitchSaidOk(String outcome, String cause) {
        script("+18005550001", outcome);
        JsonNode dialled = dial("18005550001");
        assertThat(dialled.path("httpStatus").asInt()).as("%s", dialled).isEqualTo(201);
        JsonNode record = record(dialled.at("/data/uuid").asText());
        assertThat(record.path("hangup_cause").asText()).isEqualTo(cause);
        assertThat(record.path("answer_time").isNull()).isTrue();
    }

    static JsonNode dial(String destination) {
        return hub.client()
                .post(
                        "/api/calls/dial",
                        "{\"agent_extension\":\"1000\",\"destination\":\"" + destination
                                + "\",\"caller_id_number\":\"+15550100002\",\"caller_id_name\":\"O'Brien, Inc\"}");
    }

    static JsonNode command(String call, String command, String json) {
        return hub.client().post("/api/calls/" + call + "/" + command, json);
    }

    private static void script(String number, String outcome) {
        JsonNode set = hub.client().put("/api/simulator/destinations/" + number, "{\"outcome\":\"" + outcome + "\"}");
        assertThat(set.path("httpStatus").asInt()).as("%s", set).isEqualTo(200);
    }

    private static JsonNode record(String call) {
        await("a record")
                .atMost(20, SECONDS)
                .until(() -> hub.client().cdrsOf(call).size() == 1);
        return hub.client().cdrsOf(call).get(0);
    }
}

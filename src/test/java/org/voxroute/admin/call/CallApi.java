/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.voxroute.kit.Hub;

/** Somebody who makes and steers calls over a hub's API, and says how the simulated world behaves. */
final class CallApi {

    private final Hub.HubClient client;

    CallApi(Hub hub) {
        this.client = hub.client();
    }

    JsonNode get(String path) {
        return client.get(path);
    }

    JsonNode post(String path, String json) {
        return client.post(path, json);
    }

    JsonNode delete(String path) {
        return client.send("DELETE", path, "", Map.of());
    }

    JsonNode dial(String destination, String more) {
        return dialFrom("1000", destination, more);
    }

    /** @param more fields, each after a comma */
    JsonNode dialFrom(String agent, String destination, String more) {
        return post("/api/calls/dial", request(agent, destination, more));
    }

    JsonNode dialWithKey(String key, String destination) {
        return client.send("POST", "/api/calls/dial", request("1000", destination, ""), Map.of("Idempotency-Key", key));
    }

    JsonNode command(String call, String command, String json) {
        return post("/api/calls/" + call + "/" + command, json);
    }

    /** What a number or an extension does when it is called. */
    void script(String number, String outcome) {
        ok(
                client.send(
                        "PUT", "/api/simulator/destinations/" + number, "{\"outcome\":\"" + outcome + "\"}", Map.of()),
                200);
    }

    void ok(JsonNode answer, int status) {
        assertThat(answer.path("httpStatus").asInt()).as("%s", answer).isEqualTo(status);
        assertThat(answer.path("success").asBoolean()).as("%s", answer).isTrue();
    }

    void refused(JsonNode answer, int status, String code) {
        assertThat(answer.path("httpStatus").asInt()).as("%s", answer).isEqualTo(status);
        assertThat(answer.at("/error/code").asText()).as("%s", answer).isEqualTo(code);
    }

    private static String request(String agent, String destination, String more) {
        return "{\"agent_extension\":\"" + agent + "\",\"destination\":\"" + destination + "\"" + more + "}";
    }
}

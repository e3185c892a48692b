/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.call.from.freeswitch.FreeSwitchCalls;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;

/** Calls that are made and steered over the API, against the hub as shipped and its simulated switch. */
class CallCommandsIT {

    @TempDir
    static Path data;

    private static Hub hub;
    private static CallApi api;
    private static EventFeed feed;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, Map.of());
        api = new CallApi(hub);
        await("the switch")
                .atMost(20, SECONDS)
                .until(() -> api.get("/api/gateways").path("httpStatus").asInt() == 200);
        api.ok(api.post("/api/simulator/registrations", "{\"extension\":\"1001\"}"), 201);
        feed = EventFeed.of(hub, "");
    }

    @AfterAll
    static void stop() {
        feed.close();
        hub.close();
    }

    @AfterEach
    void everybodyHangsUp() {
        api.get("/api/simulator/calls")
                .path("data")
                .forEach(leg ->
                        api.delete("/api/simulator/calls/" + leg.path("uuid").asText()));
    }

    @Test
    void theAgentIsRungFirstAndThenConnectedToTheDestination() {
        JsonNode dialled = api.dial(
                "8005551234",
                ",\"caller_id_number\":\"(800) 555-0002\",\"caller_id_name\":\"O'Brien, Inc\",\"timeout_s\":20");
        api.ok(dialled, 200);
        assertThat(dialled.at("/data/status").asText()).isEqualTo("calling_agent");
        assertThat(dialled.at("/data/agent_extension").asText()).isEqualTo("1000");
        assertThat(dialled.at("/data/destination").asText()).isEqualTo("+18005551234");
        String call = dialled.at("/data/uuid").asText();
        bridged(call);
        assertThat(feed.typesOf(call))
                .containsSubsequence("call.started", "call.ringing", "call.answered", "call.bridged");
        api.ok(api.command(call, "hangup", ""), 200);
        JsonNode record = record(call);
        assertThat(record.path("direction").asText()).isEqualTo("outbound");
        assertThat(record.path("agent_extension").asText()).isEqualTo("1000");
        assertThat(record.path("destination_number").asText()).isEqualTo("+18005551234");
        assertThat(record.path("caller_id_number").asText()).isEqualTo("+18005550002");
        assertThat(record.path("caller_id_name").asText()).isEqualTo("O'Brien, Inc");
        assertThat(record.path("answer_time").isNull()).isFalse();
        assertThat(api.command(call, "hangup", "{}").at("/error/code").asText()).isEqualTo("call_ended");
    }

    @ParameterizedTest
    @CsvSource({
        "busy,USER_BUSY",
        "rejected,CALL_REJECTED",
        "unallocated,UNALLOCATED_NUMBER",
        "unavailable,NORMAL_TEMPORARY_FAILURE"
    })
    void aDestinationThatCantBeReachedIsToldThoughTheSwitchSaidOk(String outcome, String cause) {
        api.script("+18005550001", outcome);
        JsonNode dialled = api.dial("18005550001", "");
        api.ok(dialled, 200);
        String call = dialled.at("/data/uuid").asText();
        JsonNode record = record(call);
        assertThat(record.path("hangup_cause").asText()).isEqualTo(cause);
        assertThat(record.path("answer_time").isNull()).isTrue();
        await("call.ended").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.ended"));
        assertThat(feed.messages())
                .filteredOn(message -> message.path("callSid").asText().equals(call)
                        && message.path("type").asText().equals("call.ended"))
                .singleElement()
                .satisfies(ended -> assertThat(ended.toString()).contains(cause));
    }

    @Test
    void anAgentWithoutATelephoneOrWithoutAnExtensionIsTold() {
        api.refused(api.dialFrom("9999", "8005551234", ""), 404, "agent_not_found");
        api.delete("/api/simulator/registrations/1001");
        api.refused(api.dialFrom("1001", "8005551234", ""), 409, "agent_offline");
        api.ok(api.post("/api/simulator/registrations", "{\"extension\":\"1001\"}"), 201);
    }

    @Test
    void anAgentOfAnotherTenantIsNotRung() {
        var jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        jdbc.update("insert into agents (extension, password, name, tenant_id) values ('1055', '', 'Theirs', 2)");
        try {
            api.refused(api.dialFrom("1055", "8005551234", ""), 404, "agent_not_found");
            String call = connected("1000", "+18005551234");
            api.refused(api.command(call, "transfer", "{\"destination\":\"1055\"}"), 404, "agent_not_found");
        } finally {
            jdbc.update("delete from agents where extension = '1055'");
        }
    }

    @ParameterizedTest
    @CsvSource({"rejected,agent_rejected", "unavailable,agent_unreachable"})
    void anAgentWhoseTelephoneRefusesAtOnceIsTold(String outcome, String code) {
        api.script("1001", outcome);
        api.refused(api.dialFrom("1001", "8005551234", ""), 409, code);
        api.delete("/api/simulator/destinations/1001");
    }

    @Test
    void anAgentWhoDoesNotAnswerIsToldByEvents() {
        api.script("1001", "no_answer");
        JsonNode dialled = api.dialFrom("1001", "8005551234", ",\"timeout_s\":5");
        api.ok(dialled, 200);
        JsonNode record = record(dialled.at("/data/uuid").asText());
        assertThat(record.path("hangup_cause").asText()).isEqualTo("NO_ANSWER");
        api.delete("/api/simulator/destinations/1001");
    }

    @Test
    void aPromisedCallThatTheSwitchNeverBeganHasARecordToo() {
        var dial = Requests.dial(UUID.randomUUID().toString());
        var told = SwitchProblems.refused("-ERR USER_NOT_REGISTERED");
        for (int i = 0; i < 2; i++) {
            hub.bean(FreeSwitchCalls.class).record(UntoldCall.of(dial, told, null, Instant.now()));
        }
        JsonNode record = record(dial.uuid());
        assertThat(record.path("hangup_cause").asText()).isEqualTo("USER_NOT_REGISTERED");
        assertThat(record.path("agent_extension").asText()).isEqualTo("1020");
        assertThat(record.path("destination_number").asText()).isEqualTo("+18005551234");
    }

    @Test
    void aGatewayThatIsDownRingsNobody() {
        api.ok(api.post("/api/simulator/gateways/telnyx", "{\"up\":false}"), 200);
        api.refused(api.dial("8005551234", ""), 503, "gateway_down");
        assertThat(api.get("/api/gateways/telnyx").at("/data/status").asText()).isEqualTo("down");
        api.ok(api.post("/api/simulator/gateways/telnyx", "{\"up\":true}"), 200);
        assertThat(api.get("/api/gateways").at("/data/0/status").asText()).isEqualTo("up");
        api.refused(api.get("/api/gateways/nosuch"), 404, "not_found");
    }

    @Test
    void aRequestSentTwiceWithItsKeyDialsOnce() {
        String key = UUID.randomUUID().toString();
        JsonNode first = api.dialWithKey(key, "8005551234");
        JsonNode second = api.dialWithKey(key, "8005551234");
        api.ok(first, 200);
        assertThat(second).isEqualTo(first);
        assertThat(api.get("/api/simulator/calls").path("data"))
                .filteredOn(leg -> leg.path("to").asText().equals("1000"))
                .hasSize(1);
        api.refused(api.dialWithKey(key, "8005551235"), 422, "unusable_value");
        api.refused(api.dialWithKey("two words", "8005551234"), 400, "invalid_request");
    }

    @Test
    void eitherLegIsHeldAndTakenBack() {
        String call = connected("1000", "+18005551234");
        api.ok(api.command(call, "hold", ""), 200);
        await("held").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.held"));
        api.ok(api.command(call, "unhold", "{}"), 200);
        await("unheld").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.unheld"));
        JsonNode other = api.command(call, "hold?leg=b", "");
        api.ok(other, 200);
        assertThat(other.at("/data/uuid").asText()).isNotEqualTo(call);
        assertThat(other.at("/data/call_id").asText()).isEqualTo(call);
        api.ok(api.command(call, "unhold?leg=b", ""), 200);
    }

    @Test
    void keysSoundsAndRecordingsGoToTheSwitch() {
        String call = connected("1000", "+18005551234");
        api.ok(api.command(call, "dtmf", "{\"digits\":\"12#\"}"), 200);
        api.ok(api.command(call, "dtmf", "{\"digits\":\"9\",\"leg\":\"b\"}"), 200);
        api.ok(api.command(call, "play", "{\"file\":\"ivr/ivr-welcome.wav\",\"leg\":\"both\"}"), 200);
        JsonNode recording = api.command(call, "record/start", "");
        api.ok(recording, 200);
        assertThat(recording.at("/data/recording_path").asText())
                .matches("/.*/" + call + "_[0-9]{8}-[0-9]{6}-[0-9]{3}\\.wav");
        await("recording").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.recording.started"));
        api.ok(api.command(call, "record/stop", ""), 200);
        api.refused(api.command(call, "record/stop", ""), 409, "not_possible");
        api.ok(api.command(call, "hangup", ""), 200);
        assertThat(record(call).path("recording_path").asText())
                .isEqualTo(recording.at("/data/recording_path").asText());
    }

    @Test
    void theCustomerIsTransferredAndTheCallsIdStandsForWhoIsLeft() {
        String call = connected("1000", "+18005551234");
        api.ok(api.command(call, "transfer", "{\"destination\":\"1001\",\"leg\":\"b\"}"), 200);
        legs(legs -> legs.stream().anyMatch(leg -> leg.path("to").asText().equals("1001"))
                && legs.stream().noneMatch(leg -> leg.path("uuid").asText().equals(call)));
        await("the end of the agent's leg")
                .atMost(20, SECONDS)
                .until(() -> api.command(call, "hangup", "").path("httpStatus").asInt() == 200);
        legs(List::isEmpty);
        assertThat(record(call).path("destination_number").asText()).isEqualTo("+18005551234");
    }

    @ParameterizedTest
    @CsvSource({"a", "both"})
    void legsAreTransferred(String leg) {
        String call = connected("1000", "+18005551234");
        JsonNode transferred = api.command(call, "transfer", "{\"destination\":\"1001\",\"leg\":\"" + leg + "\"}");
        api.ok(transferred, 200);
        assertThat(transferred.at("/data/status").asText()).isEqualTo("transferring");
        legs(legs -> legs.stream().anyMatch(one -> one.path("to").asText().equals("1001")));
    }

    @Test
    void twoCallsAreConnected() {
        String one = connected("1000", "+18005551234");
        String other = connected("1001", "+18005551235");
        api.refused(api.command(one, "bridge", "{\"uuid\":\"" + one + "\"}"), 422, "unusable_value");
        api.refused(api.command(one, "bridge", "{\"uuid\":\"nosuch\"}"), 404, "not_found");
        JsonNode bridged = api.command(one, "bridge", "{\"uuid\":\"" + other + "\"}");
        api.ok(bridged, 200);
        assertThat(bridged.at("/data/other_uuid").asText()).isEqualTo(other);
        await("one call of two")
                .atMost(20, SECONDS)
                .until(() -> feed.messages().stream()
                        .anyMatch(message -> message.path("type").asText().equals("call.merged")));
    }

    @Test
    void aLegThatTalksToNobodyHasNoOther() {
        api.script("+18005550009", "no_answer");
        JsonNode dialled = api.dial("8005550009", "");
        api.ok(dialled, 200);
        String call = dialled.at("/data/uuid").asText();
        await("answered").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.ringing"));
        api.refused(api.command(call, "hold?leg=b", ""), 409, "not_connected");
    }

    @ParameterizedTest
    @CsvSource({"hangup", "hold", "unhold", "record/start", "record/stop"})
    void aCallThatNobodyKnowsIs404(String command) {
        api.refused(api.command("6f1d0a52-0000-4000-8000-000000000009", command, ""), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dtmf; {\"digits\":\"1 2\"}",
                "dtmf; {}",
                "transfer; {\"destination\":\"1001 XML public\"}",
                "transfer; {\"destination\":\"1001\",\"leg\":\"c\"}",
                "play; {\"file\":\"../secret.wav\"}",
                "play; {\"file\":\"system::touch\"}",
                "play; {\"file\":\"{x=1}a.wav\"}",
                "bridge; {\"uuid\":\"a b\"}",
                "hold?leg=both; {}"
            })
    void aValueOfTheWrongFormIs400(String command, String json) {
        api.refused(api.command("6f1d0a52-0000-4000-8000-000000000009", command, json), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"12", "'${system(touch x)}'", "'+18005551234,user/1001'", "sip:1001@host"})
    void aDestinationThatIsNoNumberIs422(String destination) {
        api.refused(api.dial(destination, ""), 422, "unusable_value");
    }

    private static String connected(String agent, String destination) {
        api.script(destination, "answered");
        JsonNode dialled = api.dialFrom(agent, destination, "");
        api.ok(dialled, 200);
        String call = dialled.at("/data/uuid").asText();
        bridged(call);
        return call;
    }

    private static void bridged(String call) {
        await("bridged").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.bridged"));
    }

    private static void legs(Predicate<List<JsonNode>> condition) {
        await("legs").atMost(20, SECONDS).until(() -> {
            var legs = new ArrayList<JsonNode>();
            api.get("/api/simulator/calls").path("data").forEach(legs::add);
            return condition.test(legs);
        });
    }

    private static JsonNode record(String call) {
        await("a record")
                .atMost(20, SECONDS)
                .until(() -> hub.client().cdrsOf(call).size() == 1);
        return hub.client().cdrsOf(call).get(0);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;

/** What listeners hear of each recorded story, in order: written by hand after reading the recording. */
class StoryEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENTS = """
            20_inbound_answered_agent_hangs_up | started ringing answered bridged ended cdr
            20s_sipp_inbound | started ringing answered bridged ended cdr
            21_inbound_answered_caller_hangs_up | started ringing answered bridged ended cdr
            22_inbound_agent_noanswer | started ringing gateway.up:telnyx ended cdr
            24_inbound_caller_cancel | started ringing ended cdr
            25_inbound_agent_unregistered | started ended cdr
            26_inbound_no_such_did | started ended cdr
            27_inbound_name_utf8 | started ringing answered bridged ended cdr
            29b_inbound_anonymous | started ringing gateway.up:telnyx answered bridged ended cdr
            30_c2c_exact_dollar_domain_fails |
            30b_c2c_ok_agent_hangs_up | started ringing ringing answered bridged ended cdr
            32_c2c_agent_noanswer | started ringing ended cdr
            33_c2c_agent_busy | started ringing ended cdr
            34_c2c_agent_reject603 | started ended cdr
            35_c2c_dest_busy | started ringing ringing ended cdr
            37_c2c_dest_503 | started ringing ended cdr
            38_c2c_dest_183_early_media | started ringing ringing bridged answered ended cdr
            39_c2c_api_blocking | started ringing ringing answered bridged ended cdr
            40_c2c_uuid_kill | started ringing ringing answered bridged ended cdr
            41_c2c_uuid_kill_ringing | started ringing ended cdr
            42_c2c_agent_unregistered |
            43_uuid_transfer_aleg | started ringing ringing answered bridged transferred:1021 ringing bridged ended cdr
            45_inbound_transfer | started ringing answered bridged transferred:1021 ringing bridged ended cdr
            47_dtmf | started ringing answered bridged dtmf:1 dtmf:2 dtmf:3 dtmf:* dtmf:# dtmf:9 dtmf:7 dtmf:6 ended cdr
            49_park_uuid_bridge | started answered started ringing answered merged:7f7dd808-4522-435d-9bc3-925ca6c8f20b bridged ended cdr
            50_broadcast_break_displace | started ringing answered bridged ended cdr
            51_record | started ringing answered bridged START STOP START START STOP START STOP STOP ended cdr
            52_sendmsg | started answered dtmf:4 dtmf:2 dtmf:# ended cdr
            53_register | agent.unregistered:1021 agent.registered:1021 agent.registered:1021 agent.unregistered:1021 agent.registered:1021 agent.unregistered:1021 agent.registered:1021
            56_gateway_down_up | gateway.down:telnyx started ringing ended cdr gateway.up:telnyx
            56b_conference | started started ringing ringing answered answered ended cdr ended cdr
            58_bgapi_job_uuid |
            """;

    private static final Map<String, String> EXPECTED = EVENTS.lines()
            .map(line -> line.split(" \\|", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip()));

    @ParameterizedTest
    @MethodSource("recordings")
    void aStoryIsToldInItsEvents(String recording) {
        Replay replay = new Replay(new InMemoryCallStore())
                .play(Replay.inOrder(Story.events(recording)))
                .rest();
        assertThat(replay.told.stream().map(StoryEventsTest::word).collect(Collectors.joining(" ")))
                .isEqualTo(EXPECTED.get(recording.substring(0, recording.lastIndexOf('_'))));
    }

    @Test
    void noStoryIsLeftOut() {
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(ExpectedStories.stories());
    }

    private static String word(CloudEvent event) {
        String word = event.type().replace("call.recording.started", "START").replace("call.recording.stopped", "STOP");
        JsonNode data = data(event);
        return Stream.of("digit", "target", "into", "extension", "gateway")
                .filter(field -> data.has(field) && !word.equals("call.ringing"))
                .map(field -> ":" + data.path(field).asText())
                .collect(Collectors.joining("", word.replaceFirst("^call\\.", ""), ""));
    }

    private static JsonNode data(CloudEvent event) {
        try {
            return JSON.readTree(event.json()).path("data");
        } catch (JsonProcessingException e) {
            throw new AssertionError(event.json(), e);
        }
    }

    static Stream<String> recordings() {
        return ExpectedStories.recordings().stream();
    }
}

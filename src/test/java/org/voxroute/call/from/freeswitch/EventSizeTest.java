/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.call.from.freeswitch.TestEvents.micros;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.ReceivedEvent.Kind;

/** Whatever a switch, or who calls it, writes: an event is of a size that Kafka takes. */
class EventSizeTest {

    /** A quarter of what Kafka takes. */
    private static final int LARGEST = 256 * 1024;

    private static final String LONG = "\uD83D\uDE00\\\"<\u0001".repeat(300);
    private static final List<String> TEXTS = List.of(
            "Caller-Caller-ID-Name",
            "Caller-Caller-ID-Number",
            "Caller-Orig-Caller-ID-Name",
            "Caller-Orig-Caller-ID-Number",
            "Caller-Destination-Number",
            "Channel-Presence-ID",
            "Hangup-Cause",
            "variable_user_name",
            "variable_sip_req_user",
            "variable_voxroute_destination",
            "variable_current_application_data",
            "Gateway",
            "State",
            "Ping-Status",
            "Phrase",
            "Status",
            "from-user",
            "from-host",
            "contact",
            "call-id",
            "user-agent",
            "network-ip",
            "network-port");

    @Test
    void noEventIsTooBig() throws Exception {
        var events = new ArrayList<ReceivedEvent>();
        for (String leg : List.of("a", "b", "c", "d")) {
            events.add(event("CHANNEL_CREATE", leg, 0, Map.of()));
            events.add(event("CHANNEL_ANSWER", leg, 10, Map.of()));
            events.add(event("CHANNEL_BRIDGE", leg, 20, Map.of("Other-Leg-Unique-ID", "a")));
            events.add(event("CHANNEL_HOLD", leg, 30, Map.of()));
            events.add(event("DTMF", leg, 40, Map.of("DTMF-Digit", "1")));
            for (int n = 0; n < 300; n++) {
                events.add(event("RECORD_START", leg, 100 + n, Map.of("Record-File-Path", leg + n + LONG)));
            }
            events.add(event("RECORD_STOP", leg, 900, Map.of("Record-File-Path", LONG)));
        }
        for (String leg : List.of("a", "b", "c", "d")) {
            events.add(event("CHANNEL_HANGUP_COMPLETE", leg, 1_000, Map.of()));
        }
        events.add(event("CUSTOM", "x", 1_000, Map.of("Event-Subclass", "sofia::register")));
        events.add(event("CUSTOM", "x", 1_000, Map.of("Event-Subclass", "sofia::gateway_state", "State", "DOWN")));
        List<CloudEvent> told = new Replay(new InMemoryCallStore())
                .play(Replay.inOrder(events), new Random(0), events.size())
                .rest()
                .told;
        assertThat(new TreeSet<>(told.stream().map(CloudEvent::type).toList()))
                .contains("cdr", "call.ended", "call.recording.started", "agent.registered");
        assertThat(told)
                .allSatisfy(event -> assertThat(event.json().getBytes(StandardCharsets.UTF_8))
                        .as(event.type())
                        .hasSizeLessThan(LARGEST));
        CloudEvent cdr = told.stream()
                .filter(event -> event.type().equals("cdr"))
                .findFirst()
                .orElseThrow();
        assertThat(new ObjectMapper().readTree(cdr.json()).at("/data/recordings"))
                .hasSize(100);
    }

    private static ReceivedEvent event(String name, String leg, long at, Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        if (!name.startsWith("RECORD_")) {
            TEXTS.forEach(header -> all.put(header, LONG));
        }
        all.put("Event-Name", name);
        all.put("Unique-ID", leg);
        all.put("Channel-Call-UUID", "a");
        all.put("Call-Direction", leg.equals("a") ? "inbound" : "outbound");
        all.put("Event-Date-Timestamp", micros(at));
        all.put("Caller-Channel-Created-Time", micros(0));
        all.put("Caller-Channel-Progress-Time", micros(5));
        all.putAll(headers);
        return TestEvents.received(Kind.EVENT, 1, all);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslEvent;

/** Events with just the headers that a test is about. Times are milliseconds after noon. */
final class TestEvents {

    static final long NOON = 1_795_262_400_000L;

    private TestEvents() {}

    /** An event of a leg that was set up at noon, from outside. */
    static ReceivedEvent inbound(String name, String uuid, long at, String... headers) {
        return event(
                name,
                uuid,
                at,
                with(
                        Map.of(
                                "Call-Direction", "inbound",
                                "Caller-Caller-ID-Number", "+15550100001",
                                "Caller-Caller-ID-Name", "Ann",
                                "Caller-Destination-Number", "+15550100002"),
                        headers));
    }

    /** An event of an agent's telephone that was dialled for another leg. */
    static ReceivedEvent agent(String name, String uuid, String originator, long at, String... headers) {
        return event(
                name,
                uuid,
                at,
                with(
                        Map.of(
                                "Call-Direction", "outbound",
                                "Channel-Presence-ID", "1020@voxroute.test",
                                "Caller-Caller-ID-Number", "+15550100001",
                                "Caller-Destination-Number", "1020",
                                "variable_originator", originator),
                        headers));
    }

    static ReceivedEvent event(String name, String uuid, long at, Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Event-Name", name);
        all.put("Unique-ID", uuid);
        all.put("Event-Date-Timestamp", micros(at));
        all.put("Caller-Channel-Created-Time", micros(0));
        all.putAll(headers);
        return received(Kind.EVENT, 1, all);
    }

    static Map<String, String> with(Map<String, String> headers, String... more) {
        var all = new LinkedHashMap<>(headers);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    static ReceivedEvent resynced(long epoch, String... alive) {
        return received(
                Kind.RESYNCED,
                epoch,
                Map.of("Event-Name", "VOXROUTE_RESYNCED", ReceivedEvent.CHANNELS, String.join(",", alive)));
    }

    static ReceivedEvent received(Kind kind, long epoch, Map<String, String> headers) {
        return new ReceivedEvent(Story.NODE, epoch, kind, EslEvent.of(headers));
    }

    static ReceivedEvent withEpoch(ReceivedEvent event, long epoch) {
        return new ReceivedEvent(event.node(), epoch, event.kind(), event.event());
    }

    static String micros(long at) {
        return Long.toString((NOON + at) * 1000);
    }

    /** A call from outside that agent 1020 has answered: legs a and b. */
    static List<ReceivedEvent> answeredCall() {
        return List.of(
                inbound("CHANNEL_CREATE", "a", 0),
                agent("CHANNEL_CREATE", "b", "a", 20),
                agent("CHANNEL_ANSWER", "b", "a", 1000, "Caller-Channel-Answered-Time", micros(1000)),
                inbound("CHANNEL_ANSWER", "a", 1020, "Caller-Channel-Answered-Time", micros(1020)));
    }

    static ReceivedEvent end(ReceivedEvent like, long at, String cause) {
        var headers = new LinkedHashMap<>(like.event().toMap());
        headers.put("Event-Name", "CHANNEL_HANGUP_COMPLETE");
        headers.put("Event-Date-Timestamp", micros(at));
        headers.put("Caller-Channel-Hangup-Time", micros(at));
        headers.put("Hangup-Cause", cause);
        return received(Kind.EVENT, like.epoch(), headers);
    }
}

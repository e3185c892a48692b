/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslEvent;

/**
 * A call that was promised and never made: the switch tells no event where it did not get as far as a channel, such as
 * for a telephone that isn't registered. Where it did, its own events are better, and these add nothing.
 */
final class UntoldCall {

    private UntoldCall() {}

    /** The call's begin and end, as the switch would tell them. */
    static List<ReceivedEvent> of(DialRequest dial, @Nullable ApiException told, @Nullable String node, Instant at) {
        return List.of(
                event("CHANNEL_CREATE", dial, told, node, at), event("CHANNEL_HANGUP_COMPLETE", dial, told, node, at));
    }

    private static ReceivedEvent event(
            String name, DialRequest dial, @Nullable ApiException told, @Nullable String node, Instant at) {
        String now = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Event-Name", name);
        headers.put("Event-Date-Timestamp", now);
        headers.put("Unique-ID", dial.uuid());
        headers.put("Call-Direction", "outbound");
        headers.put("Caller-Channel-Created-Time", now);
        String rung = dial.agentExtension() == null ? dial.destination() : dial.agentExtension();
        headers.put("Caller-Destination-Number", rung);
        if (dial.callerIdNumber() != null) {
            headers.put("Caller-Caller-ID-Number", dial.callerIdNumber());
        }
        if (dial.agentExtension() != null) {
            headers.put("variable_dialed_user", dial.agentExtension());
            headers.put("variable_voxroute_destination", dial.destination());
        }
        headers.put("variable_voxroute_tenant", Integer.toString(dial.tenant()));
        Object cause = told == null ? null : told.details().get("reason");
        if (name.equals("CHANNEL_HANGUP_COMPLETE") && cause != null) {
            headers.put("Hangup-Cause", cause.toString());
        }
        return new ReceivedEvent(node == null ? "default" : node, 0, Kind.SYNTHETIC, EslEvent.of(headers));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.Dialling;
import org.voxroute.call.Heading;
import org.voxroute.call.Leg;
import org.voxroute.call.LegEnd;
import org.voxroute.call.LegTimes;
import org.voxroute.call.Moment;
import org.voxroute.call.Moments;
import org.voxroute.call.Placed;
import org.voxroute.call.SwitchEvent;

/** Leg events of a call that is nothing but its voice session: one leg, from outside, that talks to the hub itself. Pure. */
final class VoiceLegs {

    private static final Dialling SERVED = new Dialling(null, null, false, true);
    private static final LegTimes NOT_TOLD = new LegTimes(null, null, null, null);
    private static final String NORMAL = "NORMAL_CLEARING";
    /** As FreeSWITCH names it. */
    private static final String NOBODY_TALKED = "NORMAL_TEMPORARY_FAILURE";

    private VoiceLegs() {}

    static SwitchEvent.LegEvent began(UUID call, Talk talk, String node, Instant at) {
        return told(call, talk, node, at, new LegTimes(at, null, null, null), null, Moments.NONE);
    }

    static SwitchEvent.LegEvent answered(UUID call, Talk talk, String node, Instant at) {
        return told(call, talk, node, at, new LegTimes(null, null, at, null), null, Moments.NONE);
    }

    /** @param answered whether a voice agent ever was there */
    static SwitchEvent.LegEvent ended(UUID call, Talk talk, String node, Instant at, boolean answered) {
        var end = new LegEnd(at, answered ? NORMAL : NOBODY_TALKED, LegEnd.Source.EVENTS);
        return told(call, talk, node, at, NOT_TOLD, end, Moments.NONE);
    }

    /** @param node null for a leg of a switch, of which only this is told */
    static SwitchEvent.LegEvent happened(
            UUID call, Talk talk, @Nullable String node, Moment.Kind kind, String detail, Instant at) {
        return told(call, talk, node == null ? "" : node, at, NOT_TOLD, null, Moments.of(new Moment(at, kind, detail)));
    }

    private static SwitchEvent.LegEvent told(
            UUID call, Talk talk, String node, Instant at, LegTimes times, @Nullable LegEnd end, Moments moments) {
        boolean isOurs = talk.node() != null;
        String dialled = talk.voiceAgent();
        var leg = new Leg(
                call.toString(),
                node,
                isOurs ? Heading.INCOMING : null,
                Collections.emptySortedSet(),
                isOurs && dialled != null ? new Placed(1, at, 0, null, null, dialled, null) : null,
                isOurs ? SERVED : new Dialling(null, null, false, false),
                times,
                end,
                moments);
        return new SwitchEvent.LegEvent(leg, call.toString(), at, 0, isOurs ? talk.tenant() : null, false);
    }
}

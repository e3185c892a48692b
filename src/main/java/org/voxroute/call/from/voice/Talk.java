/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.VoiceEvent;

/**
 * What is known of a call while it talks. Immutable.
 *
 * @param node of a call that no switch tells of; null if one does, or if it isn't known
 * @param voiceAgent who talks, once that is known
 * @param answered whether a voice agent was there
 * @param last ordinal of what was told last. The first is the time in microseconds, so that a call that talks a second time goes on above
 *     its first
 */
record Talk(int tenant, @Nullable String node, @Nullable String voiceAgent, boolean answered, long last) {

    /** @param ending of the name of nodes, which says whose calls they are */
    static Talk of(VoiceEvent.Began began, String ending) {
        return new Talk(
                began.plan().tenant(),
                began.plan().hasSwitch() ? null : began.transport() + ending,
                began.plan().voiceAgent(),
                false,
                micros(began.at()));
    }

    /** Its beginning was missed. */
    static Talk unknown(Instant at, int tenant) {
        return new Talk(tenant, null, null, false, micros(at));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    Talk answeredBy(String agent) {
        return new Talk(tenant, node, agent, true, last);
    }

    Talk told() {
        return new Talk(tenant, node, voiceAgent, answered, last + 1);
    }
}

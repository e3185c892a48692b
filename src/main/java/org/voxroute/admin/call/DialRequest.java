/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A click-to-call that was asked for and checked.
 *
 * @param uuid of the agent's leg, chosen here; the call's id
 * @param tenant whose call it is
 * @param agentExtension rings first; null if a voice agent talks to the destination
 * @param voiceAgent who talks to the destination once it has answered; null if an agent does
 * @param destination E.164
 * @param callerIdNumber that the destination sees; null: the agent's own
 * @param callerIdName likewise
 * @param rings how long the telephone that is rung first rings at most
 */
record DialRequest(
        String uuid,
        int tenant,
        @Nullable String agentExtension,
        @Nullable String voiceAgent,
        String destination,
        @Nullable String callerIdNumber,
        @Nullable String callerIdName,
        Duration rings) {

    /** Whether both ask for the same. */
    boolean isLike(DialRequest other) {
        return equals(new DialRequest(
                uuid,
                other.tenant,
                other.agentExtension,
                other.voiceAgent,
                other.destination,
                other.callerIdNumber,
                other.callerIdName,
                other.rings));
    }

    /** What the caller of the API is told. */
    Map<String, Object> answer() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("uuid", uuid);
        answer.put("call_id", uuid);
        if (agentExtension != null) {
            answer.put("status", "calling_agent");
            answer.put("agent_extension", agentExtension);
        } else if (voiceAgent != null) {
            answer.put("status", "calling_destination");
            answer.put("voice_agent", voiceAgent);
        }
        answer.put("destination", destination);
        return answer;
    }
}

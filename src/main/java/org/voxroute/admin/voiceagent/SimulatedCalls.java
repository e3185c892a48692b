/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.StorableText;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceAgents;

/** Calls to voice agents by callers who are not there; bean {@code simulatedCalls}. Thread-safe. */
public final class SimulatedCalls {

    private final boolean on;
    private final IntSupplier tenant;
    private final VoiceAgents agents;
    private final Caller caller;

    /** Makes the calls. */
    @FunctionalInterface
    public interface Caller {

        /**
         * @param say one utterance after the other
         * @param press keys, after the last
         * @param waits whether the caller waits for answers
         * @return false if there are as many callers as there may be
         */
        boolean place(CallPlan plan, List<String> say, String press, boolean waits);
    }

    /** @param tenant of the present request */
    public SimulatedCalls(boolean on, IntSupplier tenant, VoiceAgents agents, Caller caller) {
        this.on = on;
        this.tenant = tenant;
        this.agents = agents;
        this.caller = caller;
    }

    /**
     * Begins one; its events tell what becomes of it.
     *
     * @throws ApiException 409 where callers are real, 422 if there is no such voice agent, 429 if too many call
     */
    public Map<String, @Nullable Object> create(@Body String body) {
        if (!on) {
            throw ApiException.conflict(
                    "simulated_calls_off",
                    "Simulated calls are for hubs with a simulated switch; elsewhere VOXROUTE_SIMULATED_CALLS=true allows them");
        }
        JsonNode request = JsonBody.read(body);
        StorableText.check(request);
        var say = new ArrayList<String>();
        request.path("say").forEach(text -> say.add(text.asText()));
        int owner = tenant.getAsInt();
        String name = JsonBody.text(request, "voice_agent");
        if (name != null && agents.find(owner, name).isEmpty()) {
            throw ApiException.of(
                    422,
                    "unknown_voice_agent",
                    "voice_agent: there is no voice agent " + name + " that talks",
                    Map.of("voice_agent", "there is no such voice agent"));
        }
        // Who names nobody gets his own tenant's, and not that of calls from nowhere.
        String agent =
                name != null || agents.find(owner, StoredVoiceAgents.STANDARD).isEmpty()
                        ? name
                        : StoredVoiceAgents.STANDARD;
        UUID call = UUID.randomUUID();
        boolean placed = caller.place(
                new CallPlan(call, owner, agent, false),
                say,
                request.path("press").asText(""),
                request.path("wait_for_answers").asBoolean(true));
        if (!placed) {
            throw ApiException.of(429, "too_many_simulated_calls", "Too many simulated callers at once", Map.of());
        }
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("call_id", call);
        answer.put("voice_agent", agent == null ? StoredVoiceAgents.STANDARD : agent);
        answer.put("messages", "/api/calls/" + call + "/messages");
        answer.put("cdr", "/api/cdr/" + call);
        answer.put("recording", "/api/cdr/" + call + "/recording");
        return answer;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voicesession;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceAgents;

/** Announces calls that come over a WebSocket; bean {@code voiceSessionDesk}. Thread-safe. */
public final class VoiceSessionDesk {

    private static final String LIVE = SqlFile.read("call-is-live.sql");

    private final TenantQueries queries;
    private final IntSupplier tenant;
    private final VoiceAgents agents;
    private final Door door;
    private final Clock clock;

    /** Where calls are expected. */
    public interface Door {

        /** A token that lets one connection of this transport be the call; empty if too many are expected already. */
        Optional<String> expect(CallPlan plan, String transport);

        /** How long a token holds. */
        Duration patience();
    }

    /** @param tenant of the present request; throws if nobody is logged in */
    public VoiceSessionDesk(TenantQueries queries, IntSupplier tenant, VoiceAgents agents, Door door, Clock clock) {
        this.queries = queries;
        this.tenant = tenant;
        this.agents = agents;
        this.door = door;
        this.clock = clock;
    }

    /** The request's call, and how to attach. */
    public Map<String, Object> create(Exchange exchange) {
        JsonNode request = JsonBody.read(exchange.getMessage().getBody(String.class));
        String transport = request.path("transport").asText();
        String agent = JsonBody.text(request, "voice_agent");
        int whose = tenant.getAsInt();
        if (agent != null && agents.find(whose, agent).isEmpty()) {
            throw ApiException.invalidParameter("voice_agent", "there is no voice agent of this name");
        }
        String atSwitch = JsonBody.text(request, "call_id");
        UUID call = atSwitch == null ? UUID.randomUUID() : live(atSwitch);
        String token = door.expect(new CallPlan(call, whose, agent, atSwitch != null), transport)
                .orElseThrow(VoiceSessionDesk::tooMany);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("call_id", call.toString());
        answer.put("transport", transport);
        answer.put("url", address(exchange.getMessage().getHeader(Exchange.HTTP_URL, String.class), transport));
        answer.put("token", token);
        answer.put("expires_at", clock.instant().plus(door.patience()).toString());
        return answer;
    }

    private UUID live(String call) {
        UUID id = UUID.fromString(call);
        if (queries.list(LIVE, Map.of("call", id.toString()), (row, number) -> true)
                .isEmpty()) {
            throw ApiException.notFound("There is no live call with this call_id");
        }
        return id;
    }

    /** Where this request came, so that a proxy's name is kept. */
    private static String address(@Nullable String asked, String transport) {
        URI url = URI.create(String.valueOf(asked));
        return ("https".equals(url.getScheme()) ? "wss://" : "ws://") + url.getRawAuthority() + "/media/" + transport;
    }

    private static ApiException tooMany() {
        return ApiException.unavailable("too_many_calls", "Too many calls are expected already: try again in a moment");
    }
}

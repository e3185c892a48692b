/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.NamedPage;
import org.voxroute.admin.StorableText;
import org.voxroute.admin.TenantQueries;

/** The present tenant's voice agents; bean {@code voiceAgentAdmin}. Bodies were checked against the contract before. Thread-safe. */
public final class VoiceAgentAdmin {

    /** What people write in several lines. */
    private static final Set<String> LONG_TEXTS = Set.of("prompt", "greeting", "consent");

    private final TenantQueries queries;
    private final VoiceAgentRows rows;
    private final Supplier<? extends Collection<String>> providers;

    /** @param providers that calls may name now */
    public VoiceAgentAdmin(TenantQueries queries, Supplier<? extends Collection<String>> providers) {
        this.queries = queries;
        this.rows = new VoiceAgentRows(queries);
        this.providers = providers;
    }

    /** A page in the order of names. */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        NamedPage page = NamedPage.of(rawQuery);
        return page.of("voice_agents", "name", rows.page(page), rows.count(page));
    }

    /** @param id the voice agent's, or its name */
    public Map<String, @Nullable Object> get(@Header("id") String id) {
        return rows.find(id).shown();
    }

    /** @throws ApiException 400 if there is no such provider; 409 if the name is taken */
    public Map<String, @Nullable Object> create(@Body String body) {
        JsonNode request = checked(body);
        Stored agent = Stored.named(request.path("name").asText()).with(request);
        return queries.inTransaction(() -> {
            if (!rows.insert(agent)) {
                throw ApiException.of(
                        409, "name_taken", "name: there is a voice agent " + agent.name(), Map.of("name", "is taken"));
            }
            return rows.find(agent.id().toString()).shown();
        });
    }

    /**
     * Changes what the body names, and nothing else; null clears a field. Calls that go on keep what they began with.
     *
     * @throws ApiException 400 if the body names a provider that isn't there; 404; 422 if the name is another one
     */
    public Map<String, @Nullable Object> change(@Header("id") String id, @Body String body) {
        JsonNode request = checked(body);
        return queries.inTransaction(() -> {
            Stored agent = rows.locked(id);
            if (request.has("name") && !request.path("name").asText().equals(agent.name())) {
                throw ApiException.of(
                        422,
                        "name_fixed",
                        "name: can't be changed; create another voice agent",
                        Map.of("name", "can't be changed"));
            }
            rows.update(agent.with(request));
            return rows.find(agent.id().toString()).shown();
        });
    }

    /** @throws ApiException 404; 409 while numbers lead to it */
    public Map<String, @Nullable Object> delete(@Header("id") String id) {
        return queries.inTransaction(() -> {
            Stored agent = rows.locked(id);
            List<String> routes = rows.routesTo(agent.name());
            if (!routes.isEmpty()) {
                throw ApiException.of(
                        409,
                        "voice_agent_in_use",
                        "Inbound routes lead to " + agent.name() + ": " + String.join(", ", routes),
                        Map.of("inbound_routes", routes));
            }
            rows.delete(agent.id());
            return Map.of("id", agent.id(), "name", agent.name());
        });
    }

    private JsonNode checked(String body) {
        JsonNode request = JsonBody.read(body);
        ObjectNode oneLine = request.deepCopy();
        for (String field : LONG_TEXTS) {
            if (oneLine.path(field).isTextual()) {
                oneLine.put(field, oneLine.path(field).textValue().replaceAll("[\n\r\t]", " "));
            }
        }
        StorableText.check(oneLine);
        request.path("tools")
                .forEach(tool -> StorableText.check(oneLine.objectNode().set("tools", tool)));
        checkProvider(JsonBody.text(request, "provider"));
        return request;
    }

    /** What is stored already isn't looked at: its provider may be back before its next call. */
    private void checkProvider(@Nullable String provider) {
        if (provider == null) {
            return;
        }
        Collection<String> there = providers.get();
        if (!there.contains(provider)) {
            throw ApiException.of(
                    400,
                    "unknown_provider",
                    "provider: there is no provider \"" + provider + "\"; "
                            + (there.isEmpty() ? "there is none at all" : "there are " + String.join(", ", there)),
                    Map.of("provider", "there is no such provider"));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.inboundroute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.NamedPage;
import org.voxroute.admin.Provisioned;
import org.voxroute.admin.SavedChange;
import org.voxroute.admin.StorableText;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.inboundroute.RouteRows.Stored;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.FileKey;
import org.voxroute.provisioning.FileKind;

/** The present tenant's inbound routes; bean {@code inboundRoutes}. Bodies were checked against the contract before. Thread-safe. */
public final class InboundRoutes {

    private static final String EXTENSION = "destination_extension";
    private static final String VOICE_AGENT = "voice_agent";

    private final TenantQueries queries;
    private final RouteRows rows;
    private final Deployments deployments;
    private final Provisioned provisioned;

    public InboundRoutes(TenantQueries queries, Deployments deployments) {
        this.queries = queries;
        this.rows = new RouteRows(queries);
        this.deployments = deployments;
        this.provisioned = new Provisioned(deployments);
    }

    private static FileKey key(String did) {
        return new FileKey(FileKind.INBOUND_ROUTE, did);
    }

    /** A page in the order of numbers. */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        NamedPage page = NamedPage.of(rawQuery);
        return page.of("inbound_routes", "did_number", told(rows.page(page)), rows.count(page));
    }

    /** @param id the route's, or its number */
    public Map<String, @Nullable Object> get(@Header("id") String id) {
        return told(List.of(rows.shown(id))).get(0);
    }

    private List<Map<String, @Nullable Object>> told(List<Map<String, @Nullable Object>> routes) {
        return provisioned.of(routes, route -> key(String.valueOf(route.get("did_number"))));
    }

    /** @throws ApiException 409 if the number has a route; 422 if the destination is not one, or unknown */
    public SavedChange create(@Body String body) {
        JsonNode request = checked(body);
        var route = new Stored(
                UUID.randomUUID(),
                DidNumber.stored(request.path("did_number").asText()),
                JsonBody.text(request, EXTENSION),
                JsonBody.text(request, VOICE_AGENT),
                JsonBody.text(request, "description"),
                request.path("is_active").asBoolean(true));
        return queries.inTransaction(() -> {
            refuseWrongDestination(route);
            if (!rows.insert(route)) {
                throw ApiException.of(
                        409,
                        "did_taken",
                        "did_number: " + route.did() + " has an inbound route",
                        Map.of("did_number", "has an inbound route"));
            }
            return saved(route);
        });
    }

    /**
     * Changes what the body names, and nothing else. One destination takes the place of the other.
     *
     * @throws ApiException 404; 422 if the destination is not one or unknown, or the number is another one
     */
    public SavedChange change(@Header("id") String id, @Body String body) {
        JsonNode request = checked(body);
        return queries.inTransaction(() -> {
            Stored route = rows.locked(id);
            if (request.has("did_number")
                    && !DidNumber.stored(request.path("did_number").asText()).equals(route.did())) {
                throw ApiException.of(
                        422,
                        "did_fixed",
                        "did_number: can't be changed; create another route",
                        Map.of("did_number", "can't be changed"));
            }
            Stored changed = changed(route, request);
            refuseWrongDestination(changed);
            rows.update(changed);
            return saved(changed);
        });
    }

    private static Stored changed(Stored route, JsonNode request) {
        String extension = JsonBody.text(request, EXTENSION);
        String voiceAgent = JsonBody.text(request, VOICE_AGENT);
        // A new destination takes the place of whatever was there.
        boolean isNew = extension != null || voiceAgent != null;
        return new Stored(
                route.id(),
                route.did(),
                isNew || request.has(EXTENSION) ? extension : route.extension(),
                isNew || request.has(VOICE_AGENT) ? voiceAgent : route.voiceAgent(),
                request.has("description") ? JsonBody.text(request, "description") : route.description(),
                request.path("is_active").asBoolean(route.active()));
    }

    public SavedChange delete(@Header("id") String id) {
        return queries.inTransaction(() -> {
            Stored route = rows.locked(id);
            rows.delete(route.id());
            List<FileKey> files = List.of(key(route.did()));
            deployments.request(files);
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("id", route.id());
            data.put("did_number", route.did());
            return new SavedChange(data, files);
        });
    }

    private static JsonNode checked(String body) {
        JsonNode request = JsonBody.read(body);
        StorableText.check(request);
        return request;
    }

    private void refuseWrongDestination(Stored route) {
        if ((route.extension() == null) == (route.voiceAgent() == null)) {
            String rule = "exactly one of " + EXTENSION + " and " + VOICE_AGENT + " is needed";
            throw ApiException.of(
                    422, "one_destination", "The destination: " + rule, Map.of(EXTENSION, rule, VOICE_AGENT, rule));
        }
        if (route.extension() != null && !rows.isExtension(route.extension())) {
            throw ApiException.of(
                    422,
                    "unknown_extension",
                    EXTENSION + ": there is no agent " + route.extension(),
                    Map.of(EXTENSION, "there is no such agent"));
        }
        if (route.voiceAgent() != null && !rows.isVoiceAgent(route.voiceAgent())) {
            throw ApiException.of(
                    422,
                    "unknown_voice_agent",
                    VOICE_AGENT + ": there is no voice agent " + route.voiceAgent(),
                    Map.of(VOICE_AGENT, "there is no such voice agent"));
        }
    }

    private SavedChange saved(Stored route) {
        List<FileKey> files = List.of(key(route.did()));
        deployments.request(files);
        return new SavedChange(rows.shown(route.id().toString()), files);
    }
}

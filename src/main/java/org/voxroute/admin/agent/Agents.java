/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.voxroute.admin.agent.AgentRows.Stored;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.FileKey;
import org.voxroute.provisioning.FileKind;

/** The present tenant's agents; bean {@code agents}. Bodies were checked against the contract before. Thread-safe. */
public final class Agents {

    private final TenantQueries queries;
    private final AgentRows rows;
    private final PasswordVault vault;
    private final SipAccess access;
    private final ReservedExtensions reserved;
    private final Deployments deployments;
    private final Provisioned provisioned;

    public Agents(
            TenantQueries queries,
            PasswordVault vault,
            SipAccess access,
            ReservedExtensions reserved,
            Deployments deployments) {
        this.queries = queries;
        this.rows = new AgentRows(queries);
        this.vault = vault;
        this.access = access;
        this.reserved = reserved;
        this.deployments = deployments;
        this.provisioned = new Provisioned(deployments);
    }

    static FileKey key(String extension) {
        return new FileKey(FileKind.AGENT, extension);
    }

    /** A page in the order of extensions. */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        NamedPage page = NamedPage.of(rawQuery);
        List<Map<String, @Nullable Object>> found = told(rows.page(page));
        return page.of("agents", "extension", found, rows.count(page));
    }

    /** @param id the agent's, or his extension */
    public Map<String, @Nullable Object> get(@Header("id") String id) {
        return told(List.of(rows.shown(id))).get(0);
    }

    private List<Map<String, @Nullable Object>> told(List<Map<String, @Nullable Object>> agents) {
        return provisioned.of(agents, agent -> key(String.valueOf(agent.get("extension"))));
    }

    /**
     * Saves a new agent, with a new password.
     *
     * @throws ApiException 409 if the extension is taken, 422 if it is reserved
     */
    public SavedChange create(@Body String body) {
        JsonNode request = JsonBody.read(body);
        StorableText.check(request);
        NewAgent agent = NewAgent.of(request);
        ApiException refusal = reserved.refusal(agent.extension());
        if (refusal != null) {
            throw refusal;
        }
        String password = vault.newPassword();
        List<FileKey> files = List.of(key(agent.extension()));
        return queries.inTransaction(() -> {
            if (rows.insert(List.of(agent.row(vault.seal(agent.id(), password))))
                    .isEmpty()) {
                throw taken(agent.extension());
            }
            deployments.request(files);
            var data = new LinkedHashMap<>(rows.shown(agent.id().toString()));
            data.put("credentials", access.credentials(agent.extension(), password));
            return new SavedChange(data, files);
        });
    }

    static ApiException taken(String extension) {
        return ApiException.of(
                409,
                "extension_taken",
                "extension: " + extension + " belongs to another agent",
                Map.of("extension", "is taken"));
    }

    /**
     * Changes what the body names, and nothing else; null clears a field.
     *
     * @throws ApiException 404; 422 if the extension is another one
     */
    public SavedChange change(@Header("id") String id, @Body String body) {
        JsonNode request = JsonBody.read(body);
        StorableText.check(request);
        return queries.inTransaction(() -> {
            Stored agent = rows.locked(id);
            if (request.has("extension") && !request.path("extension").asText().equals(agent.extension())) {
                throw ApiException.of(
                        422,
                        "extension_fixed",
                        "extension: can't be changed; create another agent",
                        Map.of("extension", "can't be changed"));
            }
            rows.update(changed(agent, request));
            List<FileKey> files = List.of(key(agent.extension()));
            deployments.request(files);
            return new SavedChange(rows.shown(agent.id().toString()), files);
        });
    }

    private static Stored changed(Stored agent, JsonNode request) {
        return new Stored(
                agent.id(),
                agent.extension(),
                agent.sealedPassword(),
                request.path("name").asText(agent.name()),
                request.has("email") ? JsonBody.text(request, "email") : agent.email(),
                request.has("caller_id_name") ? JsonBody.text(request, "caller_id_name") : agent.callerIdName(),
                request.has("caller_id_number") ? JsonBody.text(request, "caller_id_number") : agent.callerIdNumber(),
                request.path("is_active").asBoolean(agent.active()));
    }

    /** @throws ApiException 404; 409 while numbers lead to the agent */
    public SavedChange delete(@Header("id") String id) {
        return queries.inTransaction(() -> {
            Stored agent = rows.locked(id);
            List<String> routes = rows.routesTo(agent.extension());
            if (!routes.isEmpty()) {
                throw ApiException.of(
                        409,
                        "agent_in_use",
                        "Inbound routes lead to " + agent.extension() + ": " + String.join(", ", routes),
                        Map.of("inbound_routes", routes));
            }
            rows.delete(agent.id());
            List<FileKey> files = List.of(key(agent.extension()));
            deployments.request(files);
            var data = new LinkedHashMap<String, @Nullable Object>();
            data.put("id", agent.id());
            data.put("extension", agent.extension());
            return new SavedChange(data, files);
        });
    }

    /** What a telephone logs in with: the one answer, besides that to a creation, that holds a password. */
    public Map<String, @Nullable Object> credentials(@Header("id") String id) {
        Stored agent = rows.stored(id);
        return access.allCredentials(agent.extension(), vault.open(agent.id(), agent.sealedPassword()));
    }
}

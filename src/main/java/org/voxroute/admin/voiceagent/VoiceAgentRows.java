/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.NamedPage;
import org.voxroute.admin.RowId;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** The rows of the present tenant's voice agents. Thread-safe. */
final class VoiceAgentRows {

    private static final String SHOWN = SqlFile.read("voice-agents.sql");
    private static final String PAGE = SHOWN + SqlFile.read("voice-agents-page.sql");
    private static final String COUNT = SqlFile.read("voice-agents-count.sql");
    private static final String ONE = SHOWN + "and (v.id = cast(:id as uuid) or v.name = :name)";
    private static final String INSERT = SqlFile.read("voice-agent-insert.sql");
    private static final String UPDATE = SqlFile.read("voice-agent-update.sql");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TenantQueries queries;

    VoiceAgentRows(TenantQueries queries) {
        this.queries = queries;
    }

    List<Map<String, @Nullable Object>> page(NamedPage page) {
        return queries.list(PAGE, page.parameters(), Stored::of).stream()
                .map(Stored::shown)
                .toList();
    }

    long count(NamedPage page) {
        return queries.count(COUNT, page.parameters());
    }

    /**
     * @param id the voice agent's, or its name
     * @throws ApiException if this tenant has none such
     */
    Stored find(String id) {
        return queries.list(ONE, which(id), Stored::of).stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("There is no such voice agent"));
    }

    /** And nobody else changes it, or makes a route to it, before the transaction's end. */
    Stored locked(String id) {
        return queries.change(ONE + " for update", which(id), Stored::of).stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("There is no such voice agent"));
    }

    private static Map<String, @Nullable Object> which(String id) {
        var which = new HashMap<String, @Nullable Object>();
        which.put("id", RowId.of(id));
        which.put("name", id);
        return which;
    }

    /** @return whether it is stored now; else its name was taken */
    boolean insert(Stored agent) {
        return queries.update(INSERT, agent.parameters(json(agent.tools()))) == 1;
    }

    void update(Stored agent) {
        queries.update(UPDATE, agent.parameters(json(agent.tools())));
    }

    void delete(UUID id) {
        queries.update("delete from voice_agents where tenant_id = :tenant and id = :id", Map.of("id", id));
    }

    /** Numbers that lead to it; no more than a person wants to read. */
    List<String> routesTo(String name) {
        return queries.list("""
                select did_number from inbound_routes
                where tenant_id = :tenant and voice_agent = :name order by did_number limit 20""", Map.of("name", name), (row, number) -> row.getString(1));
    }

    private static String json(List<String> tools) {
        try {
            return JSON.writeValueAsString(tools);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names that are no JSON", e);
        }
    }
}

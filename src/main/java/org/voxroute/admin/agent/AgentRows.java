/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.NamedPage;
import org.voxroute.admin.RowId;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** The rows of the present tenant's agents. Passwords come out of {@link #stored} only, and sealed. Thread-safe. */
final class AgentRows {

    private static final String SHOWN = SqlFile.read("agents.sql");
    private static final String PAGE = SHOWN + SqlFile.read("agents-page.sql");
    private static final String COUNT = SqlFile.read("agents-count.sql");
    private static final String ONE = SHOWN + "and (a.id = cast(:id as uuid) or a.extension = :extension)";
    private static final String INSERT = SqlFile.read("agents-insert.sql");
    private static final String UPDATE = SqlFile.read("agent-update.sql");
    private static final String STORED = """
            select id, extension, password, name, email, caller_id_name, caller_id_number, is_active
            from agents where tenant_id = :tenant and (id = cast(:id as uuid) or extension = :extension)""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TenantQueries queries;

    AgentRows(TenantQueries queries) {
        this.queries = queries;
    }

    /** As it stands in the table. */
    record Stored(
            UUID id,
            String extension,
            String sealedPassword,
            String name,
            @Nullable String email,
            @Nullable String callerIdName,
            @Nullable String callerIdNumber,
            boolean active) {

        static Stored of(ResultSet row, int number) throws SQLException {
            return new Stored(
                    row.getObject("id", UUID.class),
                    row.getString("extension"),
                    row.getString("password"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("caller_id_name"),
                    row.getString("caller_id_number"),
                    row.getBoolean("is_active"));
        }
    }

    List<Map<String, @Nullable Object>> page(NamedPage page) {
        return queries.list(PAGE, page.parameters(), new JsonRow());
    }

    long count(NamedPage page) {
        return queries.count(COUNT, page.parameters());
    }

    /**
     * @param id the agent's, or his extension
     * @throws ApiException if this tenant has none such
     */
    Map<String, @Nullable Object> shown(String id) {
        return queries.list(ONE, which(id), new JsonRow()).stream().findFirst().orElseThrow(AgentRows::unknown);
    }

    /** @throws ApiException if this tenant has none such */
    Stored stored(String id) {
        return queries.list(STORED, which(id), Stored::of).stream().findFirst().orElseThrow(AgentRows::unknown);
    }

    /** And nobody else changes it, or makes a route to it, before the transaction's end. */
    Stored locked(String id) {
        return queries.change(STORED + " for update", which(id), Stored::of).stream()
                .findFirst()
                .orElseThrow(AgentRows::unknown);
    }

    private static Map<String, @Nullable Object> which(String id) {
        var which = new HashMap<String, @Nullable Object>();
        which.put("id", RowId.of(id));
        which.put("extension", id);
        return which;
    }

    private static ApiException unknown() {
        return ApiException.notFound("There is no such agent");
    }

    /** @return the extensions of those that are stored now; what is missing was taken */
    List<String> insert(List<Map<String, @Nullable Object>> rows) {
        try {
            return queries.change(
                    INSERT, Map.of("agents", JSON.writeValueAsString(rows)), (row, number) -> row.getString(1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows that are no JSON", e);
        }
    }

    void update(Stored agent) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", agent.id());
        values.put("name", agent.name());
        values.put("email", agent.email());
        values.put("caller_id_name", agent.callerIdName());
        values.put("caller_id_number", agent.callerIdNumber());
        values.put("is_active", agent.active());
        queries.update(UPDATE, values);
    }

    void delete(UUID id) {
        queries.update("delete from agents where tenant_id = :tenant and id = :id", Map.of("id", id));
    }

    /** Numbers that lead to this extension; no more than a person wants to read. */
    List<String> routesTo(String extension) {
        return queries.list("""
                select did_number from inbound_routes
                where tenant_id = :tenant and destination_extension = :extension order by did_number limit 20""", Map.of("extension", extension), (row, number) -> row.getString(1));
    }
}

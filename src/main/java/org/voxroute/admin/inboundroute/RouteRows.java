/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.inboundroute;

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

/** The rows of the present tenant's inbound routes. Thread-safe. */
final class RouteRows {

    private static final String PAGE = SqlFile.read("inbound-routes.sql");
    private static final String COUNT = SqlFile.read("inbound-routes-count.sql");
    private static final String ONE = SqlFile.read("inbound-route.sql");
    private static final String INSERT = SqlFile.read("inbound-route-insert.sql");
    private static final String UPDATE = SqlFile.read("inbound-route-update.sql");

    private final TenantQueries queries;

    RouteRows(TenantQueries queries) {
        this.queries = queries;
    }

    /** As it stands in the table; exactly one of extension and voice agent is there. */
    record Stored(
            UUID id,
            String did,
            @Nullable String extension,
            @Nullable String voiceAgent,
            @Nullable String description,
            boolean active) {

        static Stored of(ResultSet row, int number) throws SQLException {
            return new Stored(
                    row.getObject("id", UUID.class),
                    row.getString("did_number"),
                    row.getString("destination_extension"),
                    row.getString("voice_agent"),
                    row.getString("description"),
                    row.getBoolean("is_active"));
        }

        Map<String, @Nullable Object> parameters() {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("id", id);
            parameters.put("did_number", did);
            parameters.put("destination_extension", extension);
            parameters.put("voice_agent", voiceAgent);
            parameters.put("description", description);
            parameters.put("is_active", active);
            return parameters;
        }
    }

    List<Map<String, @Nullable Object>> page(NamedPage page) {
        return queries.list(PAGE, page.parameters(), new JsonRow());
    }

    long count(NamedPage page) {
        return queries.count(COUNT, page.parameters());
    }

    /**
     * @param id the route's, or its number
     * @throws ApiException if this tenant has none such
     */
    Map<String, @Nullable Object> shown(String id) {
        return queries.list(ONE, which(id), new JsonRow()).stream().findFirst().orElseThrow(RouteRows::unknown);
    }

    /** And nobody else changes it before the transaction's end. */
    Stored locked(String id) {
        return queries.change(ONE + " for update", which(id), Stored::of).stream()
                .findFirst()
                .orElseThrow(RouteRows::unknown);
    }

    private static Map<String, @Nullable Object> which(String id) {
        var which = new HashMap<String, @Nullable Object>();
        which.put("id", RowId.of(id));
        // A plus sign arrives as it is, still encoded, or as the blank that it means in a form.
        String did = id.replace("%2B", "+").replace("%2b", "+").strip();
        which.put("did", DidNumber.isOne(did) ? DidNumber.stored(did) : null);
        return which;
    }

    private static ApiException unknown() {
        return ApiException.notFound("There is no such inbound route");
    }

    /** @return whether it is stored now; else its number was taken */
    boolean insert(Stored route) {
        return queries.update(INSERT, route.parameters()) == 1;
    }

    void update(Stored route) {
        queries.update(UPDATE, route.parameters());
    }

    void delete(UUID id) {
        queries.update("delete from inbound_routes where tenant_id = :tenant and id = :id", Map.of("id", id));
    }

    /** Whether this tenant has an agent there, who then stays until the transaction's end. */
    boolean isExtension(String extension) {
        return !queries.change(
                        "select 1 from agents where tenant_id = :tenant and extension = :extension for key share",
                        Map.of("extension", extension),
                        (row, number) -> 1)
                .isEmpty();
    }

    /** Whether this tenant has a voice agent of that name, who then stays until the transaction's end. */
    boolean isVoiceAgent(String name) {
        return !queries.change(
                        "select 1 from voice_agents where tenant_id = :tenant and name = :name for key share",
                        Map.of("name", name),
                        (row, number) -> 1)
                .isEmpty();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.agent.SofiaRegistrations.Registration;

/**
 * Whether an agent's telephone is registered; bean {@code agentStatus}. What the switch's events told is known at any
 * time; the switch itself is asked by the route in between, and its word counts. Thread-safe.
 */
public final class AgentStatus {

    private static final String KNOWN = """
            select registered and (expires_at is null or expires_at > now()) as online, address, user_agent, node, changed_at
            from agent_registrations
            where tenant_id = :tenant and extension = :extension
            order by 1 desc, changed_at desc limit 1""";

    private final AgentRows rows;
    private final TenantQueries queries;
    private final Clock clock;

    public AgentStatus(TenantQueries queries, Clock clock) {
        this.rows = new AgentRows(queries);
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * What the events told.
     *
     * @param node where the extension was heard of last; null: nowhere
     * @param at when; null: never
     */
    public record Known(
            String extension,
            boolean online,
            @Nullable String from,
            @Nullable String userAgent,
            @Nullable String node,
            @Nullable Instant at) {

        static Known of(String extension, ResultSet row) throws SQLException {
            String address = row.getString("address");
            boolean online = row.getBoolean("online");
            return new Known(
                    extension,
                    online,
                    online ? withoutPort(address) : null,
                    online ? row.getString("user_agent") : null,
                    row.getString("node"),
                    row.getTimestamp("changed_at").toInstant());
        }

        private static @Nullable String withoutPort(@Nullable String address) {
            int colon = address == null ? -1 : address.lastIndexOf(':');
            return address == null || colon < 0 ? address : address.substring(0, colon);
        }
    }

    /** @throws org.voxroute.admin.ApiException if this tenant has no such agent */
    public Known known(@Header("id") String id) {
        String extension = rows.stored(id).extension();
        return queries.list(KNOWN, Map.of("extension", extension), (row, number) -> Known.of(extension, row)).stream()
                .findFirst()
                .orElse(new Known(extension, false, null, null, null, null));
    }

    /** The answer, from what is known and what the switch printed; it printed nothing if it is away. */
    public Map<String, @Nullable Object> tell(@ExchangeProperty("known") Known known, @Body @Nullable String printed) {
        boolean checked = printed != null && SofiaRegistrations.isList(printed);
        Registration registration = checked
                ? SofiaRegistrations.of(known.extension(), String.valueOf(printed))
                        .orElse(null)
                : null;
        Instant now = clock.instant();
        Instant asOf = checked ? now : known.at();
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("extension", known.extension());
        told.put("online", checked ? registration != null : known.online());
        told.put("registered_from", checked ? (registration == null ? null : registration.from()) : known.from());
        told.put("user_agent", checked ? (registration == null ? null : registration.userAgent()) : known.userAgent());
        told.put("checked", checked);
        told.put("as_of", asOf == null ? null : JsonRow.text(asOf));
        told.put(
                "age_seconds",
                asOf == null ? null : Math.max(0, Duration.between(asOf, now).toSeconds()));
        return told;
    }
}

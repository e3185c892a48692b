/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** Sums over call detail records of the present tenant, exact to the record, at any number of records. Thread-safe. */
public final class CallStatistics {

    private static final String SQL = SqlFile.read("cdr-stats.sql");

    private final TenantQueries queries;

    public CallStatistics(TenantQueries queries) {
        this.queries = queries;
    }

    private record Sums(
            boolean whole,
            @Nullable String agent,
            @Nullable String name,
            long calls,
            long in,
            long out,
            long answered,
            long seconds) {
        static Sums of(ResultSet row, int number) throws SQLException {
            return new Sums(
                    row.getInt("whole") == 1,
                    row.getString("agent_extension"),
                    row.getString("agent_name"),
                    row.getLong("total_calls"),
                    row.getLong("inbound_calls"),
                    row.getLong("outbound_calls"),
                    row.getLong("answered_calls"),
                    row.getLong("total_duration"));
        }

        /** Seconds a call that was answered, rounded; 0 if there is none. */
        long average() {
            return answered == 0 ? 0 : Math.round((double) seconds / answered);
        }
    }

    /**
     * @param rawQuery the request's query, URL-encoded
     * @throws org.voxroute.admin.ApiException if a parameter can't be used
     */
    public Map<String, Object> stats(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        var parameters = new HashMap<String, @Nullable Object>(
                WholeDays.of(Period.of(query)).parameters());
        parameters.put("agent_extension", query.text("agent_extension"));
        List<Sums> rows = queries.list(SQL, parameters, Sums::of);
        var stats = new LinkedHashMap<String, Object>();
        var agents = new ArrayList<Map<String, Object>>();
        for (Sums sums : rows) {
            if (sums.whole()) {
                stats.put("total_calls", sums.calls());
                stats.put("inbound_calls", sums.in());
                stats.put("outbound_calls", sums.out());
                stats.put("answered_calls", sums.answered());
                stats.put("missed_calls", sums.calls() - sums.answered());
                stats.put("total_duration", sums.seconds());
                stats.put("average_duration", sums.average());
            } else if (sums.agent() != null) {
                agents.add(agent(sums.agent(), sums));
            }
        }
        stats.put("by_agent", agents);
        return stats;
    }

    private static Map<String, Object> agent(String extension, Sums sums) {
        var agent = new LinkedHashMap<String, Object>();
        agent.put("extension", extension);
        // Some are the switch's own, or of agents that are gone.
        agent.put("name", sums.name() == null ? extension : sums.name());
        agent.put("total_calls", sums.calls());
        agent.put("total_duration", sums.seconds());
        return agent;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.QueryParameters;

/**
 * Which records are meant, as conditions of SQL. Values are bound, never written into the statement.
 *
 * @param sql conditions, each with its {@code and}
 */
record CdrFilter(String sql, Map<String, Object> parameters) {

    static final String PLACE = "/* filters */";

    /** For pages: every filter. */
    static CdrFilter of(QueryParameters query) {
        var conditions = periodAndAgent(query);
        conditions.equal("direction", "direction", query.text("direction"));
        conditions.equal("hangup_cause", "hangup_cause", query.text("hangup_cause"));
        conditions.number("caller_id_number", "caller", query.text("caller"));
        conditions.number("destination_number", "destination", query.text("destination"));
        String search = query.text("search");
        if (search != null) {
            conditions.add(
                    "(caller_id_number ilike :search or caller_id_name ilike :search"
                            + " or destination_number ilike :search or agent_extension ilike :search"
                            + " or call_id ilike :search)",
                    "search",
                    "%" + search.replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return conditions.filter();
    }

    private static Conditions periodAndAgent(QueryParameters query) {
        var conditions = new Conditions();
        Period period = Period.of(query);
        conditions.time("start_time >= :from", "from", period.from());
        conditions.time("start_time < :before", "before", period.before());
        conditions.equal("agent_extension", "agent_extension", query.text("agent_extension"));
        return conditions;
    }

    /** And only those that come after {@code cursor}. */
    CdrFilter after(CdrCursor cursor) {
        var more = new HashMap<>(parameters);
        more.put("cursor_start", cursor.start().atOffset(ZoneOffset.UTC));
        more.put("cursor_id", cursor.id());
        return new CdrFilter(sql + "and (start_time, id) < (:cursor_start, :cursor_id)\n", more);
    }

    String in(String statement) {
        return statement.replace(PLACE, sql);
    }

    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition, String name, Object value) {
            sql.append("and ").append(condition).append('\n');
            parameters.put(name, value);
        }

        void equal(String column, String name, @Nullable String value) {
            if (value != null) {
                add(column + " = :" + name, name, value);
            }
        }

        /** Numbers come with and without the plus sign, depending on the carrier. */
        void number(String column, String name, @Nullable String value) {
            if (value != null) {
                String digits = value.startsWith("+") ? value.substring(1) : value;
                add(column + " in (:" + name + ", '+' || :" + name + ")", name, digits);
            }
        }

        void time(String condition, String name, @Nullable Instant value) {
            if (value != null) {
                add(condition, name, value.atOffset(ZoneOffset.UTC));
            }
        }

        CdrFilter filter() {
            return new CdrFilter(sql.toString(), Map.copyOf(parameters));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The one way from the API to the tables: each statement is run for the tenant of the present request, and a statement
 * that does not ask for {@code :tenant} is refused. Reads only; a statement that takes too long is given up. Thread-safe.
 */
public final class TenantQueries {

    private static final int SECONDS_AT_MOST = 10;
    private static final int ROWS_AT_ONCE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final IntSupplier tenant;

    /** @param tenant of the present request; throws if nobody is logged in */
    public TenantQueries(DataSource database, IntSupplier tenant) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(SECONDS_AT_MOST);
        template.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.tenant = tenant;
    }

    public <T> List<T> list(String sql, Map<String, ?> parameters, RowMapper<T> mapper) {
        if (!sql.contains(":tenant")) {
            throw new IllegalArgumentException("A statement that isn't limited to a tenant: " + sql);
        }
        return jdbc.query(sql, new MapSqlParameterSource(parameters).addValue("tenant", tenant.getAsInt()), mapper);
    }
}

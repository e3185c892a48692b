/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the roll-up of call records small; bean {@code callStatisticsUpkeep}. Sums are right with and without it. */
public final class CallStatisticsUpkeep {

    private final JdbcTemplate jdbc;

    public CallStatisticsUpkeep(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** One row a tenant, day and agent again. Several hubs may do so at once: one does it, the others go on. */
    public long compact() {
        return Objects.requireNonNull(jdbc.queryForObject("select compact_call_statistics()", Long.class));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes away what the audit log has kept long enough; bean {@code auditUpkeep}. */
public final class AuditUpkeep {

    private static final int AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;
    private final Duration kept;
    private final Clock clock;

    /** @param kept how long an entry stays */
    public AuditUpkeep(DataSource database, Duration kept, Clock clock) {
        if (kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException("The audit log is kept for some time, not for " + kept);
        }
        this.jdbc = new JdbcTemplate(database);
        this.kept = kept;
        this.clock = clock;
    }

    /** A part of it at a time; returns how many entries went. */
    public int forget() {
        return jdbc.update(
                "delete from audit_log where id in (select id from audit_log where at < ? order by at limit ?)",
                clock.instant().minus(kept).atOffset(ZoneOffset.UTC),
                AT_ONCE);
    }
}

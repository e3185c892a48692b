/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table {@code deployments}, as those see it who deploy: the rows of all tenants. Thread-safe. */
public final class DeploymentRows {

    private static final int AT_ONCE = 1000;
    private static final int REASON_AT_MOST = 1000;
    private static final String COLUMNS =
            "select kind, name, tenant_id, generation, state, attempts, file, content_hash, writing_hash from deployments ";
    private static final RowMapper<DeploymentRow> ROW = (row, number) -> row(row);

    /** @param reason why it is still pending */
    record Failure(DeploymentRow row, String reason) {}

    private final JdbcTemplate jdbc;

    public DeploymentRows(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    boolean isAnyDue() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from deployments where state = 'pending' and next_attempt_at <= now())",
                Boolean.class));
    }

    /** Those that wait longest first. */
    List<DeploymentRow> due(int atMost) {
        return jdbc.query(
                COLUMNS + "where state = 'pending' and next_attempt_at <= now() order by next_attempt_at limit ?",
                ROW,
                atMost);
    }

    /** The rows of these names; of several tenants, if one's file goes while another's comes. */
    List<DeploymentRow> find(FileKind kind, Collection<String> names) {
        return jdbc.query(
                COLUMNS + "where kind = ? and name = any (?)",
                statement -> {
                    statement.setString(1, Deployments.word(kind));
                    statement.setArray(2, statement.getConnection().createArrayOf("varchar", names.toArray()));
                },
                ROW);
    }

    List<DeploymentRow> ofFile(String file) {
        return jdbc.query(COLUMNS + "where file = ?", ROW, file);
    }

    /** The next rows after this one, in the order of their names; from the beginning without one. */
    List<DeploymentRow> after(FileKind kind, @Nullable DeploymentRow last, int atMost) {
        return jdbc.query(
                COLUMNS + "where kind = ? and (tenant_id, name) > (?, ?) order by tenant_id, name limit ?",
                ROW,
                Deployments.word(kind),
                last == null ? Integer.MIN_VALUE : last.tenantId(),
                last == null ? "" : last.key().name(),
                atMost);
    }

    long count(FileKind kind) {
        return one("select count(*) from deployments where kind = '" + Deployments.word(kind) + "'");
    }

    /** How many the switches do not have as they are. */
    public long pending() {
        return one("select count(*) from deployments where state = 'pending'");
    }

    /** The reason of the one that has failed longest; empty if none has failed. */
    public Optional<String> oldestProblem(Duration age) {
        return jdbc
                .queryForList(
                        "select kind || ' ' || name || ': ' || reason from deployments where state = 'pending'"
                                + " and reason is not null and since < now() - make_interval(secs => ?)"
                                + " order by since limit 1",
                        String.class,
                        (double) age.toSeconds())
                .stream()
                .findFirst();
    }

    /** Whether any of these is still to be deployed, and why. */
    Waiting waiting(FileKind kind, Collection<String> names) {
        return jdbc.query(
                "select count(*), max(reason) from deployments where kind = ? and name = any (?) and state = 'pending'",
                statement -> {
                    statement.setString(1, Deployments.word(kind));
                    statement.setArray(2, statement.getConnection().createArrayOf("varchar", names.toArray()));
                },
                result -> {
                    result.next();
                    return new Waiting(result.getInt(1), result.getString(2));
                });
    }

    /** @param reason of one of them; null if none was tried in vain */
    record Waiting(int count, @Nullable String reason) {}

    /** To be said before a file is touched: after a crash the hub knows the new content as its own. */
    void writing(List<Change> changes) {
        jdbc.batchUpdate(
                "update deployments set writing_hash = ?, file = ? where tenant_id = ? and kind = ? and name = ?",
                changes,
                AT_ONCE,
                (statement, change) -> {
                    statement.setString(1, change.hash());
                    statement.setString(2, change.file());
                    key(statement, 3, change.row());
                });
    }

    /** The switch has them; what was changed again meanwhile stays pending. */
    void deployed(List<Change> changes) {
        jdbc.batchUpdate("""
                update deployments set content_hash = ?, writing_hash = null, file = ?, attempts = 0, reason = null,
                    state = case when generation = ? then 'deployed' else state end,
                    since = case when generation = ? then now() else since end, deployed_at = now()
                where kind = ? and name = ?
                """, changes, AT_ONCE, (statement, change) -> {
            statement.setString(1, change.hash());
            statement.setString(2, change.hash() == null ? null : change.file());
            statement.setLong(3, change.row().generation());
            statement.setLong(4, change.row().generation());
            statement.setString(5, Deployments.word(change.key().kind()));
            statement.setString(6, change.key().name());
        });
    }

    /** The switch has forgotten them; what was made anew meanwhile keeps its row. */
    void gone(List<Change> changes) {
        deployed(changes);
        jdbc.batchUpdate(
                "delete from deployments where tenant_id = ? and kind = ? and name = ? and generation = ?",
                changes,
                AT_ONCE,
                (statement, change) -> {
                    key(statement, 1, change.row());
                    statement.setLong(4, change.row().generation());
                });
    }

    /** They stay pending, and are tried again after a pause that grows up to half a minute. */
    void failed(List<Failure> failures) {
        jdbc.batchUpdate("""
                update deployments set attempts = attempts + 1, reason = ?,
                    next_attempt_at = now() + make_interval(secs => least(30, power(2, least(attempts, 6))))
                where kind = ? and name = ? and generation = ?
                """, failures, AT_ONCE, (statement, failure) -> {
            String reason = failure.reason();
            statement.setString(1, reason.substring(0, Math.min(reason.length(), REASON_AT_MOST)));
            statement.setString(2, Deployments.word(failure.row().key().kind()));
            statement.setString(3, failure.row().key().name());
            statement.setLong(4, failure.row().generation());
        });
    }

    /** No switch can be reached: all that is due waits, and is tried again soon. */
    void postponed(String reason) {
        jdbc.update(
                "update deployments set attempts = attempts + 1, reason = ?, next_attempt_at = now() + interval '2 seconds'"
                        + " where state = 'pending' and next_attempt_at <= now()",
                reason.substring(0, Math.min(reason.length(), REASON_AT_MOST)));
    }

    /** To be deployed anew, whoever wants it. */
    void request(FileKind kind, String name, int tenantId) {
        jdbc.update(Deployments.REQUEST, Deployments.word(kind), name, tenantId);
    }

    /** It need not wait for its next attempt. */
    void soon(FileKey key, int tenantId) {
        jdbc.update(
                "update deployments set next_attempt_at = now()"
                        + " where tenant_id = ? and kind = ? and name = ? and state = 'pending'",
                tenantId,
                Deployments.word(key.kind()),
                key.name());
    }

    private static void key(PreparedStatement statement, int from, DeploymentRow row) throws SQLException {
        statement.setInt(from, row.tenantId());
        statement.setString(from + 1, Deployments.word(row.key().kind()));
        statement.setString(from + 2, row.key().name());
    }

    private long one(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private static DeploymentRow row(ResultSet row) throws SQLException {
        return new DeploymentRow(
                new FileKey(FileKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("name")),
                row.getInt("tenant_id"),
                row.getLong("generation"),
                row.getString("state").equals("pending"),
                row.getInt("attempts"),
                row.getString("file"),
                row.getString("content_hash"),
                row.getString("writing_hash"));
    }
}

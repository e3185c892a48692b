/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.provisioning.Deployment.State;

/** The deployment rows, as those see them who change agents and routes. Thread-safe. */
public final class Deployments {

    private static final int KEYS_AT_ONCE = 1000;

    private static final Comparator<FileKey> ORDER =
            Comparator.comparing(FileKey::kind).thenComparing(FileKey::name);

    static final String REQUEST = """
            insert into deployments (kind, name, tenant_id)
            values (?, ?, ?)
            on conflict (tenant_id, kind, name) do update
            set generation = deployments.generation + 1, state = 'pending',
                reason = null, attempts = 0, next_attempt_at = now(), since = now(), requested_at = now()
            """;

    private static final String STATE =
            "select name, state, reason, since from deployments where tenant_id = ? and kind = ? and name = any (?)";

    private final JdbcTemplate jdbc;
    private final IntSupplier tenant;

    /** @param tenant of the present request: whose change it is */
    public Deployments(DataSource database, IntSupplier tenant) {
        this.jdbc = new JdbcTemplate(database);
        this.tenant = tenant;
    }

    /**
     * These changed, or are gone: to be deployed anew. Joins the caller's transaction, so that a change is never saved
     * without its deployment. A deletion is the same call: what is no longer found loses its file.
     */
    public void request(Collection<FileKey> keys) {
        // In one order, so that two who change the same ones don't wait for each other.
        List<FileKey> ordered = keys.stream().distinct().sorted(ORDER).toList();
        int owner = tenant.getAsInt();
        jdbc.batchUpdate(REQUEST, ordered, KEYS_AT_ONCE, (statement, key) -> {
            statement.setString(1, word(key.kind()));
            statement.setString(2, key.name());
            statement.setInt(3, owner);
        });
    }

    /** How far these are; those never requested, and those gone from the switch, are missing. */
    public Map<FileKey, Deployment> of(Collection<FileKey> keys) {
        var found = new HashMap<FileKey, Deployment>();
        int owner = tenant.getAsInt();
        for (FileKind kind : FileKind.values()) {
            String[] names = keys.stream()
                    .filter(key -> key.kind() == kind)
                    .map(FileKey::name)
                    .toArray(String[]::new);
            if (names.length > 0) {
                jdbc.query(
                        STATE,
                        statement -> {
                            statement.setInt(1, owner);
                            statement.setString(2, word(kind));
                            statement.setArray(3, statement.getConnection().createArrayOf("varchar", names));
                        },
                        row -> {
                            var deployment = deployment(kind, row);
                            found.put(deployment.file(), deployment);
                        });
            }
        }
        return found;
    }

    private static Deployment deployment(FileKind kind, ResultSet row) throws SQLException {
        return new Deployment(
                new FileKey(kind, row.getString("name")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getTimestamp("since").toInstant());
    }

    static String word(FileKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

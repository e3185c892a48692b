/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.call.Outbox;
import org.voxroute.config.EmbeddedDatabase;

/** A database with an outbox that the test fills. Events are numbered within their call, from 0. */
final class OutboxRows implements AutoCloseable {

    private final EmbeddedDatabase database;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    private OutboxRows(EmbeddedDatabase database) {
        this.database = database;
        var pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setMaximumPoolSize(6);
        this.dataSource = pool;
        this.jdbc = new JdbcTemplate(dataSource);
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    static OutboxRows in(Path folder) {
        return new OutboxRows(EmbeddedDatabase.start(folder));
    }

    Outbox outbox(Duration lease) {
        return new Outbox(dataSource, lease, UUID.randomUUID().toString());
    }

    void clear() {
        jdbc.update("delete from outbox");
        jdbc.update("delete from outbox_lease");
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from outbox", Long.class);
        return count == null ? 0 : count;
    }

    /** Who sends, or was the last to; null if nobody was. */
    @Nullable
    String holder() {
        return jdbc.queryForList("select holder from outbox_lease", String.class).stream()
                .findFirst()
                .orElse(null);
    }

    /** Events {@code from} to {@code to} of each call, the calls interleaved. */
    void add(int calls, int from, int to) {
        List<Object[]> rows = new ArrayList<>();
        for (int n = from; n < to; n++) {
            for (int call = 0; call < calls; call++) {
                rows.add(new Object[] {
                    UUID.randomUUID(),
                    n % 10 == 9 ? Topics.CDR : Topics.CALL_EVENTS,
                    "call-" + call,
                    "call.test",
                    "{\"specversion\":\"1.0\",\"n\":" + n + ",\"data\":\"" + "x".repeat(500) + "\"}"
                });
            }
        }
        jdbc.batchUpdate("insert into outbox (event_id, topic, key, type, payload) values (?, ?, ?, ?, ?)", rows);
    }

    @Override
    public void close() throws Exception {
        ((AutoCloseable) dataSource).close();
        database.close();
    }
}

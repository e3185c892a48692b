/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real PostgreSQL, one for all tests of this JVM; each asks for an empty database with the hub's tables. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Ended with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "60")
                        // Nothing here outlives the machine's power.
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Migrated once; a copy of it is there at once. */
    private static final class Template {
        static final String NAME = make();

        private static String make() {
            migrate(alone(create("template_hub", "postgres", "template1")));
            return "template_hub";
        }
    }

    /** A new database, with all migrations done. */
    public static DataSource create() {
        return pooled(create("test" + COUNT.incrementAndGet(), "postgres", Template.NAME));
    }

    /**
     * The same, of a user that is no superuser, as a server that others run gives it.
     *
     * @param attributes of the user, as {@code create role} takes them
     */
    public static DataSource createOwnedBy(String attributes) {
        int number = COUNT.incrementAndGet();
        String user = "user" + number;
        new JdbcTemplate(Server.POSTGRES.getPostgresDatabase())
                .execute("create role " + user + " login password 'x' nosuperuser " + attributes);
        String url = create("test" + number, user, "template1");
        migrate(alone(url));
        return pooled(url);
    }

    private static String create(String name, String owner, String template) {
        new JdbcTemplate(Server.POSTGRES.getPostgresDatabase())
                .execute("create database " + name + " owner " + owner + " template " + template);
        return Server.POSTGRES.getJdbcUrl(owner, name);
    }

    /** Leaves no connection, so that the database can be copied. */
    private static DataSource alone(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setPassword("x");
        return database;
    }

    /** As the hub has it: a connection for each question would take longer than the question. */
    private static DataSource pooled(String url) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setPassword("x");
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    /** As the hub does at each start. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}

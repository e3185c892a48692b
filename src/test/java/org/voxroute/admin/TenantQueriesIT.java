/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.voxroute.kit.TestDatabase;

/** PostgreSQL itself keeps tenants apart, whatever a statement says and whatever the hub's database user may. */
class TenantQueriesIT {

    /** What the hub's user is at the server. */
    enum Server {
        SUPERUSER,
        /** May make the role {@code voxroute_tenant}; since PostgreSQL 16 the usual user of a managed server. */
        ROLE_MAKER,
        /** Owns its database, and may no more. */
        OWNER
    }

    private static final Map<Server, DataSource> DATABASES = new LinkedHashMap<>();
    private static final String ANY = ":tenant = :tenant";

    @BeforeAll
    static void create() {
        // The owner comes first: there is no role yet, and it can't make one.
        DATABASES.put(Server.OWNER, TestDatabase.createOwnedBy("nocreaterole"));
        DATABASES.put(Server.ROLE_MAKER, TestDatabase.createOwnedBy("createrole"));
        DATABASES.put(Server.SUPERUSER, TestDatabase.create());
        for (DataSource database : DATABASES.values()) {
            var jdbc = new JdbcTemplate(database);
            jdbc.update("insert into tenants (id, name) values (2, 'other')");
            for (int tenant : List.of(1, 2)) {
                jdbc.update(
                        "insert into phone_calls (call_id, call_sid, status, start_time, tenant_id)"
                                + " values (?, ?, 'started', now(), ?)",
                        "call-" + tenant,
                        "call-" + tenant,
                        tenant);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoTableWithATenantUnprotected(Server server) {
        assertThat(TenantIsolation.of(DATABASES.get(server)).gaps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void protectsATableThatALaterVersionAdds(Server server) {
        DataSource database = DATABASES.get(server);
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("create table later (id serial primary key, tenant_id integer not null)");
        try {
            assertThat(TenantIsolation.of(database).gaps()).containsExactly("later");
            TestDatabase.migrate(database);
            assertThat(TenantIsolation.of(database).gaps()).isEmpty();
            jdbc.update("insert into later (tenant_id) values (1), (2)");
            assertThat(queries(server, 2).update("delete from later where " + ANY, Map.of()))
                    .isEqualTo(1);
        } finally {
            jdbc.execute("drop table later");
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsOneTenantsRowsToAStatementThatAsksForAll(Server server) {
        String all = "select call_id from phone_calls where " + ANY;
        assertThat(queries(server, 1).list(all, Map.of(), (row, n) -> row.getString(1)))
                .containsExactly("call-1");
        assertThat(queries(server, 2).list(all, Map.of(), (row, n) -> row.getString(1)))
                .containsExactly("call-2");
        assertThat(queries(server, 3).list(all, Map.of(), (row, n) -> row.getString(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void changesNoRowOfAnother(Server server) {
        assertThat(queries(server, 1).update("update phone_calls set node = 'taken' where " + ANY, Map.of()))
                .isEqualTo(1);
        assertThat(queries(server, 3).update("delete from phone_calls where " + ANY, Map.of()))
                .isZero();
        assertThat(new JdbcTemplate(DATABASES.get(server))
                        .queryForList("select node from phone_calls order by call_id", String.class))
                .containsExactly("taken", null);
    }

    @ParameterizedTest
    @EnumSource
    void givesNoRowToAnother(Server server) {
        String insert = "insert into phone_call_messages (call_id, message_type, content, sender_type, tenant_id)"
                + " values (:tenant::text, 't', 'c', 's', 2)";
        assertThatThrownBy(() -> queries(server, 1).update(insert, Map.of()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(
                        () -> queries(server, 1).update("update phone_calls set tenant_id = 2 where " + ANY, Map.of()))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheHubsOwnWorkAlone(Server server) {
        var jdbc = new JdbcTemplate(DATABASES.get(server));
        queries(server, 1).list("select 1 where " + ANY, Map.of(), (row, n) -> row.getInt(1));
        assertThat(jdbc.queryForObject("select count(*) from phone_calls", Integer.class))
                .isEqualTo(2);
        assertThat(jdbc.update("update phone_calls set caller_name = 'seen'")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void readsCanNotWrite(Server server) {
        String delete = "delete from phone_calls where " + ANY + " returning 1";
        assertThatThrownBy(() -> queries(server, 1).list(delete, Map.of(), (row, n) -> row.getInt(1)))
                .hasStackTraceContaining("read-only transaction");
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionIsTheTenantsWhoeverAsksInIt(Server server) {
        DataSource database = DATABASES.get(server);
        var jdbc = new JdbcTemplate(database);
        var queries = queries(server, 2);
        int seen = queries.inTransaction(() -> {
            queries.update("update phone_calls set caller = 'mine' where " + ANY, Map.of());
            return jdbc.queryForObject("select count(*) from phone_calls", Integer.class);
        });
        assertThat(seen).isEqualTo(1);
        assertThat(jdbc.queryForList("select caller from phone_calls order by call_id", String.class))
                .containsExactly(null, "mine");
    }

    @ParameterizedTest
    @EnumSource
    void undoesAllOfATransactionThatFails(Server server) {
        var queries = queries(server, 2);
        assertThatThrownBy(() -> queries.inTransaction(() -> {
                    queries.update("update phone_calls set destination = 'half' where " + ANY, Map.of());
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(new JdbcTemplate(DATABASES.get(server))
                        .queryForObject("select count(*) from phone_calls where destination = 'half'", Integer.class))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotMakeATransactionOfTheHubATenants(Server server) {
        var hub = new TransactionTemplate(new JdbcTransactionManager(DATABASES.get(server)));
        assertThatThrownBy(() -> hub.executeWithoutResult(
                        status -> queries(server, 1).update("delete from phone_calls where " + ANY, Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheTenantOncePerTransaction(Server server) {
        var tenant = new AtomicInteger(1);
        var queries = new TenantQueries(DATABASES.get(server), tenant::getAndIncrement);
        String call = queries.inTransaction(() -> queries.list(
                        "select call_id from phone_calls where " + ANY, Map.of(), (row, n) -> row.getString(1))
                .get(0));
        assertThat(call).isEqualTo("call-1");
    }

    @ParameterizedTest
    @EnumSource
    void writesNoAuditOfItsOwn(Server server) {
        if (server != Server.OWNER) {
            assertThatThrownBy(() -> queries(server, 1).update("delete from audit_log where " + ANY, Map.of()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private static TenantQueries queries(Server server, int tenant) {
        return new TenantQueries(DATABASES.get(server), () -> tenant);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way from the API to the tables. Each statement runs for the tenant of the present request, in a transaction
 * that PostgreSQL limits to that tenant's rows (row level security: {@code enter_tenant} of V7__tenancy.sql), and a
 * statement that does not ask for {@code :tenant} is refused besides. A statement that takes too long is given up.
 * Thread-safe; a transaction is its thread's.
 */
public final class TenantQueries {

    private static final int SECONDS_AT_MOST = 10;
    private static final int ROWS_AT_ONCE = 500;

    private final NamedParameterJdbcTemplate jdbc;
    private final IntSupplier tenant;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    /** @param tenant of the present request; throws if nobody is logged in */
    public TenantQueries(DataSource database, IntSupplier tenant) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(SECONDS_AT_MOST);
        template.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.tenant = tenant;
        var transactions = new JdbcTransactionManager(database);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    /** Rows of a {@code select}; PostgreSQL refuses it to write, unless it stands in {@link #inTransaction}. */
    public <T> List<T> list(String sql, Map<String, ?> parameters, RowMapper<T> mapper) {
        return within(reading, () -> jdbc.query(limited(sql), bound(parameters), mapper));
    }

    /** The one number that a {@code select count(*)} gives. */
    public long count(String sql, Map<String, ?> parameters) {
        return list(sql, parameters, (row, number) -> row.getLong(1)).get(0);
    }

    /** The number of rows that the statement changed. */
    public int update(String sql, Map<String, ?> parameters) {
        return within(writing, () -> jdbc.update(limited(sql), bound(parameters)));
    }

    /** The rows that a change returns ({@code insert … returning …}). */
    public <T> List<T> change(String sql, Map<String, ?> parameters, RowMapper<T> mapper) {
        return within(writing, () -> jdbc.query(limited(sql), bound(parameters), mapper));
    }

    /** One statement for each of {@code rows}, all in one transaction. */
    public int[] updateEach(String sql, List<? extends Map<String, ?>> rows) {
        return within(
                writing,
                () -> jdbc.batchUpdate(
                        limited(sql), rows.stream().map(this::bound).toArray(SqlParameterSource[]::new)));
    }

    /**
     * Everything that {@code work} asks of the tables, with its own {@code JdbcTemplate}s too, in one transaction of the
     * present tenant: all of it or nothing.
     */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return within(writing, work);
    }

    @SuppressWarnings("NullAway") // execute gives back what the work did, null included.
    private <T extends @Nullable Object> T within(TransactionTemplate transaction, Supplier<T> work) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return work.get();
        }
        int id = tenant.getAsInt();
        return transaction.execute(status -> {
            if (!status.isNewTransaction()) {
                // It would stay this tenant's to its end.
                throw new IllegalStateException("A transaction of the hub's own can't become a tenant's");
            }
            enter(id);
            TransactionSynchronizationManager.bindResource(this, id);
            try {
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    private void enter(int id) {
        jdbc.getJdbcOperations().query("select enter_tenant(?)", row -> {}, id);
    }

    private SqlParameterSource bound(Map<String, ?> parameters) {
        return new MapSqlParameterSource(parameters).addValue("tenant", tenant.getAsInt());
    }

    private static String limited(String sql) {
        if (!sql.contains(":tenant")) {
            throw new IllegalArgumentException("A statement that isn't limited to a tenant: " + sql);
        }
        return sql;
    }
}

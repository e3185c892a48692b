/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows for one statement, a text array a column, for {@code unnest}: one round trip and one plan, however many rows. The statement casts
 * what isn't text.
 */
final class Rows {

    private final int size;
    private final @Nullable String[][] columns;

    private Rows(int size, @Nullable String[][] columns) {
        this.size = size;
        this.columns = columns;
    }

    static <T> Rows of(Collection<T> things, Function<T, @Nullable Object[]> row) {
        @Nullable String[][] columns = new @Nullable String[0][];
        int at = 0;
        for (T thing : things) {
            @Nullable Object[] values = row.apply(thing);
            if (at == 0) {
                columns = new @Nullable String[values.length][things.size()];
            }
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                columns[i][at] = value == null ? null : value.toString();
            }
            at++;
        }
        return new Rows(at, columns);
    }

    /** @return how many rows were written; without rows nothing is sent */
    int update(JdbcTemplate jdbc, String sql) {
        return size == 0 ? 0 : jdbc.update(statement(sql));
    }

    void query(JdbcTemplate jdbc, String sql, RowCallbackHandler handler) {
        if (size > 0) {
            jdbc.query(statement(sql), handler);
        }
    }

    private PreparedStatementCreator statement(String sql) {
        return connection -> prepare(connection, sql);
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.length; i++) {
            Array array = connection.createArrayOf("text", columns[i]);
            statement.setArray(i + 1, array);
        }
        return statement;
    }
}

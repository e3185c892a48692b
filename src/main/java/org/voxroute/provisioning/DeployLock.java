/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets one hub at a time deploy: several may share a database and a folder. An advisory lock of PostgreSQL, which ends
 * with its connection, so a hub that was killed holds up nobody.
 */
final class DeployLock {

    private static final long KEY = 0x766f78726f757465L;

    private final DataSource database;

    DeployLock(DataSource database) {
        this.database = database;
    }

    /** Held until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes the lock; null if another hub has it. */
    @org.jspecify.annotations.Nullable
    Held tryTake() {
        try {
            Connection connection = database.getConnection();
            if (locked(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                return () -> release(connection);
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of deployments can't be taken: " + e.getMessage(), e);
        }
    }

    private static boolean locked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void release(Connection connection) {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        } catch (SQLException gone) {
            // With its connection the lock is gone too.
        }
    }
}

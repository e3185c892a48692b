/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Whether PostgreSQL answers. Without it nothing is saved, so the hub is down; what comes meanwhile waits. */
public final class DatabaseHealth implements HealthCheck {

    private static final int SECONDS = 2;

    private final DataSource database;

    public DatabaseHealth(DataSource database) {
        this.database = database;
    }

    @Override
    public String component() {
        return "database";
    }

    @Override
    public ComponentHealth check() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS)
                    ? ComponentHealth.up(Map.of())
                    : ComponentHealth.down("PostgreSQL does not answer");
        } catch (SQLException e) {
            return ComponentHealth.down("PostgreSQL can't be reached: call events wait in memory until it can");
        }
    }
}

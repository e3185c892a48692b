/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A row as the API shows it: fields are named as the statement's columns, times are ISO 8601 in UTC with milliseconds at most. */
public final class JsonRow implements RowMapper<Map<String, @Nullable Object>> {

    @Override
    public Map<String, @Nullable Object> mapRow(ResultSet row, int number) throws SQLException {
        var columns = row.getMetaData();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            Object value = row.getObject(column);
            shown.put(columns.getColumnLabel(column), value instanceof Timestamp time ? text(time.toInstant()) : value);
        }
        return shown;
    }

    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

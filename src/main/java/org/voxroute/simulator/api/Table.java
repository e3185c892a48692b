/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.ArrayList;
import java.util.List;

/** Rows as {@code show} prints them: CSV that quotes nothing, or JSON without {@code rows} when there are none. */
final class Table {

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> columns) {
        this.columns = columns;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    String csv() {
        StringBuilder out = new StringBuilder();
        if (!rows.isEmpty()) {
            out.append(String.join(",", columns)).append('\n');
            rows.forEach(row -> out.append(String.join(",", row)).append('\n'));
        }
        return out + count();
    }

    String count() {
        return "\n" + rows.size() + " total.\n";
    }

    String json() {
        if (rows.isEmpty()) {
            return "{\"row_count\": 0}\n";
        }
        StringBuilder out =
                new StringBuilder("{\"row_count\":").append(rows.size()).append(",\"rows\":[");
        for (int i = 0; i < rows.size(); i++) {
            out.append(i == 0 ? "{" : ",{");
            for (int c = 0; c < columns.size(); c++) {
                out.append(c == 0 ? "" : ",");
                Json.string(columns.get(c), out);
                out.append(':');
                Json.string(rows.get(i).get(c), out);
            }
            out.append('}');
        }
        return out.append("]}").toString();
    }

    /** In the form that the command's last words ask for. */
    String as(String words) {
        if (words.endsWith("as json")) {
            return json();
        }
        return words.endsWith("count") ? count() : csv();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 describes them, and as spreadsheets write them: a byte order mark, semicolons
 * instead of commas, any end of line. Lines without content are left out.
 */
final class CsvTable {

    /**
     * @param line where it begins, from 1
     * @param problem why it can't be read; null: it can
     */
    record Row(int line, List<String> cells, @Nullable String problem) {}

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvTable(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The header, if there is one, is the first row. */
    static List<Row> rows(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        String first = text.lines().findFirst().orElse("");
        var table = new CsvTable(text, first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',');
        while (table.at < text.length()) {
            table.readRow();
        }
        return table.rows;
    }

    private void readRow() {
        int began = line;
        List<String> cells = new ArrayList<>();
        String problem = null;
        boolean more = true;
        while (more) {
            var cell = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                problem = quoted(cell, problem);
            }
            while (at < text.length() && text.charAt(at) != separator && !isEndOfLine(text.charAt(at))) {
                cell.append(text.charAt(at++));
            }
            cells.add(cell.toString());
            more = at < text.length() && text.charAt(at) == separator;
            if (more) {
                at++;
            }
        }
        endLine();
        boolean isEmpty = problem == null && cells.stream().allMatch(String::isBlank);
        if (!isEmpty) {
            rows.add(new Row(began, cells, problem));
        }
    }

    /** From a quotation mark to the one that ends the cell; two of them stand for one. */
    private @Nullable String quoted(StringBuilder cell, @Nullable String problem) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                if (at >= text.length() || text.charAt(at) != '"') {
                    return problem;
                }
                at++;
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        return "a quotation mark is never closed";
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private static boolean isEndOfLine(char c) {
        return c == '\n' || c == '\r';
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;

/** Reads a list of agents, JSON or CSV, into one object a line. */
final class AgentLines {

    static final int AT_MOST = 20_000;

    /**
     * @param number of CSV, the line of the text; of JSON, the place in the array; from 1
     * @param problem why it can't be read; null: it can
     */
    record Line(int number, JsonNode agent, @Nullable String problem) {}

    private final ContractFields fields;

    AgentLines(ContractFields fields) {
        this.fields = fields;
    }

    /** @throws ApiException if the body as a whole can't be read */
    List<Line> read(byte[] body, String contentType) {
        String text = utf8(body);
        boolean isCsv = contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
        List<Line> lines = isCsv ? csv(CsvTable.rows(text)) : json(JsonBody.read(text));
        if (lines.size() > AT_MOST) {
            throw ApiException.invalidBody(
                    "too_many_lines", "There are " + lines.size() + " lines; at most " + AT_MOST + " go at once");
        }
        return lines;
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiException.invalidBody("invalid_request", "The body is not encoded in UTF-8");
        }
    }

    private static List<Line> json(JsonNode array) {
        if (!array.isArray()) {
            throw ApiException.invalidBody("invalid_request", "The body must be an array of agents");
        }
        var lines = new ArrayList<Line>(array.size());
        for (JsonNode agent : array) {
            lines.add(new Line(lines.size() + 1, agent, null));
        }
        return lines;
    }

    private List<Line> csv(List<CsvTable.Row> rows) {
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.get(0).cells().stream().map(String::strip).toList();
        for (String name : header) {
            if (!fields.names().contains(name) || header.indexOf(name) != header.lastIndexOf(name)) {
                throw ApiException.invalidBody(
                        "invalid_header",
                        "The first line must name the columns, each once: '" + shortened(name) + "' is none of "
                                + String.join(", ", fields.names()));
            }
        }
        if (!header.contains("extension") || !header.contains("name")) {
            throw ApiException.invalidBody(
                    "invalid_header", "The first line must name the columns, extension and name at least");
        }
        return rows.stream()
                .skip(1)
                .map(row -> new Line(row.line(), object(header, row.cells()), problem(header, row)))
                .toList();
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private static @Nullable String problem(List<String> header, CsvTable.Row row) {
        if (row.problem() != null) {
            return row.problem();
        }
        return row.cells().size() > header.size()
                ? "has " + row.cells().size() + " cells; the header has " + header.size()
                : null;
    }

    /** An empty cell is an absent field. */
    private ObjectNode object(List<String> header, List<String> cells) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < Math.min(header.size(), cells.size()); column++) {
            String name = header.get(column);
            String cell = cells.get(column);
            if (cell.isBlank()) {
                continue;
            }
            String word = cell.strip().toLowerCase(Locale.ROOT);
            if (fields.isBoolean(name) && (word.equals("true") || word.equals("false"))) {
                object.put(name, word.equals("true"));
            } else {
                // Names are taken as they are; numbers get blanks from spreadsheets.
                object.put(name, name.equals("extension") ? cell.strip() : cell);
            }
        }
        return object;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of {@code show channels as json}: a channel that is alive, with what the switch's own table knows of it. */
record ChannelRow(Map<String, String> fields) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TALKING = Set.of("ACTIVE", "HELD", "UNHELD");

    /**
     * Reads the answer; one without rows is {@code {"row_count": 0}}. Rows without a uuid are left out.
     *
     * @throws IOException if it is no such answer
     */
    static List<ChannelRow> parse(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a table of channels");
            }
            var rows = new ArrayList<ChannelRow>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("rows")) {
                    rows(parser, rows);
                } else {
                    parser.skipChildren();
                }
            }
            return rows;
        }
    }

    private static void rows(JsonParser parser, List<ChannelRow> rows) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            var fields = new LinkedHashMap<String, String>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    fields.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            var row = new ChannelRow(fields);
            if (!row.uuid().isEmpty()) {
                rows.add(row);
            }
        }
    }

    String uuid() {
        return field("uuid");
    }

    boolean isAnswered() {
        return TALKING.contains(field("callstate"));
    }

    /** As an event of this channel would say it. Who called whom is told as it was at first, before transfers. */
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        String micros = field("created_epoch") + "000000";
        headers.put("Unique-ID", uuid());
        headers.put("Channel-Call-UUID", first("call_uuid", "uuid"));
        headers.put("Call-Direction", field("direction"));
        headers.put("Channel-Name", field("name"));
        headers.put("Channel-State", field("state"));
        headers.put("Channel-Call-State", field("callstate"));
        headers.put(
                "Answer-State", isAnswered() ? "answered" : field("callstate").equals("EARLY") ? "early" : "ringing");
        headers.put("Channel-Presence-ID", field("presence_id"));
        headers.put("Caller-Unique-ID", uuid());
        headers.put("Caller-Caller-ID-Number", first("initial_cid_num", "cid_num"));
        headers.put("Caller-Caller-ID-Name", first("initial_cid_name", "cid_name"));
        headers.put("Caller-Destination-Number", first("initial_dest", "dest"));
        headers.put("Caller-Context", first("initial_context", "context"));
        headers.put("Caller-Network-Addr", first("initial_ip_addr", "ip_addr"));
        if (micros.length() > 6) {
            headers.put("Caller-Channel-Created-Time", micros);
            headers.put("Event-Date-Timestamp", micros);
        }
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    private String first(String name, String otherwise) {
        String value = field(name);
        return value.isEmpty() ? field(otherwise) : value;
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The flat form of a call event, as dashboards on {@code /events/ws} know it: type, callSid and timestamp first, then
 * the event's own fields beside them. Thread-safe.
 */
public final class FlatEvents {

    private final ObjectMapper json;

    public FlatEvents(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param cloudEvent structured mode
     * @throws IllegalArgumentException if it isn't JSON
     */
    public String of(String cloudEvent) {
        try {
            JsonNode event = json.readTree(cloudEvent);
            ObjectNode flat = json.createObjectNode();
            flat.set("type", event.get("type"));
            JsonNode data = event.path("data");
            flat.set("callSid", data.has("callSid") ? data.get("callSid") : event.get("subject"));
            flat.set("timestamp", event.get("time"));
            flat.set("id", event.get("id"));
            if (event.has("sequence")) {
                flat.set("sequence", event.get("sequence"));
            }
            data.properties().forEach(field -> {
                if (!flat.has(field.getKey())) {
                    flat.set(field.getKey(), field.getValue());
                }
            });
            return json.writeValueAsString(flat);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a CloudEvent in JSON", e);
        }
    }
}

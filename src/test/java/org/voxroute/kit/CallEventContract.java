/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** {@code asyncapi/call-events.yaml} as shipped: what an event must look like. Stricter than the contract: no property may be unknown to it. */
public final class CallEventContract {

    private static final String ID = "https://voxroute.org/call-events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Map<String, String> schemasByType = new HashMap<>();
    private final SchemaRegistry registry;

    private CallEventContract(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(ID, definitions(document))));
        document.at("/components/messages")
                .properties()
                .forEach(message ->
                        schemasByType.put(message.getValue().get("name").asText(), message.getKey()));
    }

    /** The schemas alone, where JSON Schema wants them. */
    private static String definitions(JsonNode document) {
        return JSON.createObjectNode()
                .set("definitions", document.at("/components/schemas"))
                .toString()
                .replace("#/components/schemas/", "#/definitions/");
    }

    public static CallEventContract read() {
        try (InputStream file = CallEventContract.class.getResourceAsStream("/asyncapi/call-events.yaml")) {
            Object yaml = new Yaml().load(file);
            return new CallEventContract(JSON.valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All types of events that it knows. */
    public List<String> types() {
        return schemasByType.keySet().stream()
                .filter(type -> !type.equals("flat"))
                .sorted()
                .toList();
    }

    /** What is wrong with this event in its envelope; empty if nothing is. */
    public List<String> problems(String json) {
        JsonNode event = parse(json);
        String name = schemasByType.get(event.path("type").asText());
        if (name == null) {
            return List.of("The type " + event.path("type") + " is not in the contract");
        }
        Schema schema = registry.getSchema(SchemaLocation.of(ID + "#/definitions/" + name));
        var problems = new ArrayList<String>();
        schema.validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> problems.add(error.getInstanceLocation() + ": " + error.getMessage()));
        unknown(event, document.at("/components/schemas/envelope/properties"), problems);
        unknown(
                event.path("data"),
                document.at("/components/schemas/" + name + "/properties/data/properties"),
                problems);
        return problems;
    }

    private static void unknown(JsonNode object, JsonNode properties, List<String> problems) {
        object.fieldNames().forEachRemaining(field -> {
            if (!properties.has(field)) {
                problems.add("The property " + field + " is not in the contract");
            }
        });
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value that a schema of the contract takes, and values that it must refuse. */
final class SchemaSample {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Longer than any field of the contract may be. */
    private static final int TOO_LONG = 70_000;

    private SchemaSample() {}

    /** With every property that is required: the example, a default, or what type and bounds allow. */
    static JsonNode valid(Schema<?> schema) {
        if (schema.getExample() != null) {
            return JSON.valueToTree(schema.getExample());
        }
        if (schema.getDefault() != null) {
            return JSON.valueToTree(schema.getDefault());
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return JSON.valueToTree(schema.getEnum().get(0));
        }
        for (List<?> parts : several(schema)) {
            return valid((Schema<?>) parts.get(0));
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> NODES.arrayNode().add(valid(schema.getItems()));
            case "integer", "number" ->
                NODES.numberNode(
                        schema.getMinimum() == null ? 1 : schema.getMinimum().intValue());
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode(text(schema));
        };
    }

    private static ObjectNode object(Schema<?> schema) {
        ObjectNode object = NODES.objectNode();
        properties(schema).forEach((name, property) -> {
            if (schema.getRequired() != null && schema.getRequired().contains(name)) {
                object.set(name, valid(property));
            }
        });
        return object;
    }

    private static String text(Schema<?> schema) {
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        String sample = switch (format) {
            case "uuid" -> "6f1d0a52-0000-4000-8000-000000000009";
            case "date-time" -> "2026-01-14T10:30:00Z";
            case "date" -> "2026-01-14";
            case "email" -> "ann@example.com";
            case "uri" -> "https://example.com/";
            default -> "none";
        };
        if (schema.getPattern() != null && !sample.matches(schema.getPattern())) {
            throw new AssertionError("A pattern wants an example beside it: " + schema.getPattern());
        }
        int least = schema.getMinLength() == null ? 0 : schema.getMinLength();
        return sample.length() < least ? sample + "x".repeat(least - sample.length()) : sample;
    }

    /** By property: this body with one value of another type than the schema wants. */
    static Map<String, ObjectNode> ofWrongType(Schema<?> schema) {
        return broken(
                schema, Set.of("string", "integer", "number", "boolean", "object", "array"), property -> switch (type(
                        property)) {
                    case "string", "object" -> NODES.numberNode(17);
                    case "boolean" -> NODES.textNode("perhaps");
                    default -> NODES.textNode("abc");
                });
    }

    /** By property: this body with one text that is too long for any field. */
    static Map<String, ObjectNode> tooLong(Schema<?> schema) {
        return broken(schema, Set.of("string"), property -> NODES.textNode("1".repeat(TOO_LONG)));
    }

    /** By property: this body without it. */
    static Map<String, ObjectNode> incomplete(Schema<?> schema) {
        var bodies = new LinkedHashMap<String, ObjectNode>();
        if (valid(schema) instanceof ObjectNode whole && schema.getRequired() != null) {
            schema.getRequired()
                    .forEach(name -> bodies.put(name, whole.deepCopy().without(name)));
        }
        return bodies;
    }

    private static Map<String, ObjectNode> broken(
            Schema<?> schema, Set<String> types, java.util.function.Function<Schema<?>, JsonNode> value) {
        var bodies = new LinkedHashMap<String, ObjectNode>();
        if (valid(schema) instanceof ObjectNode whole) {
            properties(schema).forEach((name, property) -> {
                if (types.contains(type(property)) && several(property).isEmpty()) {
                    bodies.put(name, whole.deepCopy().set(name, value.apply(property)));
                }
            });
        }
        return bodies;
    }

    private static List<List<?>> several(Schema<?> schema) {
        return java.util.stream.Stream.<List<?>>of(
                        schema.getOneOf() == null ? List.of() : schema.getOneOf(),
                        schema.getAnyOf() == null ? List.of() : schema.getAnyOf())
                .filter(parts -> !parts.isEmpty())
                .toList();
    }

    private static String type(Schema<?> schema) {
        return schema.getType() == null ? (schema.getProperties() == null ? "" : "object") : schema.getType();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        return schema.getProperties() == null ? Map.of() : (Map) schema.getProperties();
    }
}

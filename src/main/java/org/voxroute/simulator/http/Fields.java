/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a request, read one by one; whatever is wrong with them is said with the field's name, and so is a field that nobody asked for. */
final class Fields {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode body;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    /** An empty body has no fields. */
    static Fields of(String text) {
        if (text.isBlank()) {
            return new Fields(JsonNodeFactory.instance.objectNode());
        }
        try {
            JsonNode body = JSON.readTree(text);
            if (!body.isObject()) {
                throw new BadRequest("body", "must be a JSON object");
            }
            return new Fields(body);
        } catch (JsonProcessingException broken) {
            throw new BadRequest("body", "is not JSON");
        }
    }

    private @Nullable JsonNode value(String field) {
        known.add(field);
        JsonNode value = body.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** A text that fits the pattern; the default if it isn't given, an error if there is no default. */
    String text(String field, Pattern pattern, String meaning, @Nullable String otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            if (otherwise == null) {
                throw new BadRequest(field, "is required");
            }
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new BadRequest(field, "must be a text");
        }
        if (!pattern.matcher(value.textValue()).matches()) {
            throw new BadRequest(field, "must be " + meaning);
        }
        return value.textValue();
    }

    int number(String field, int least, int most, int otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw new BadRequest(field, "must be a whole number");
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw new BadRequest(field, "must be from " + least + " to " + most);
        }
        return value.intValue();
    }

    boolean isGiven(String field) {
        return value(field) != null;
    }

    boolean bool(String field, @Nullable Boolean otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            if (otherwise == null) {
                throw new BadRequest(field, "is required");
            }
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new BadRequest(field, "must be true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        JsonNode value = value(field);
        if (value == null) {
            return otherwise;
        }
        for (E candidate : type.getEnumConstants()) {
            if (value.isTextual() && candidate.name().toLowerCase(Locale.ROOT).equals(value.textValue())) {
                return candidate;
            }
        }
        String names = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        throw new BadRequest(field, "must be one of " + names);
    }

    /** After the last field: nothing else may be there. */
    void end() {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new BadRequest(name, "is unknown");
            }
        }
    }
}

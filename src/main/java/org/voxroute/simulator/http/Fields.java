/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a request's JSON object, read strictly: what is wrong is named. */
final class Fields {

    private final JsonNode json;

    /** @param known every other field is refused */
    Fields(JsonNode json, Set<String> known) {
        if (!json.isObject()) {
            throw Problem.invalid("body", "must be a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Problem.invalid(name, "is not a field of this request; it has " + new java.util.TreeSet<>(known));
            }
        });
        this.json = json;
    }

    String text(String name, Pattern pattern, String form) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw Problem.invalid(name, "is needed");
        }
        return checked(name, value, pattern, form);
    }

    String text(String name, Pattern pattern, String form, String otherwise) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? otherwise : checked(name, value, pattern, form);
    }

    private static String checked(String name, JsonNode value, Pattern pattern, String form) {
        if (!value.isTextual() || !pattern.matcher(value.asText()).matches()) {
            throw Problem.invalid(name, "must be " + form);
        }
        return value.asText();
    }

    Duration millis(String name, int otherwise, int most) {
        return Duration.ofMillis(number(name, otherwise, 0, most));
    }

    int number(String name, int otherwise, int least, int most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw Problem.invalid(name, "must be a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw Problem.invalid(name, "must be true or false");
        }
        return value.asBoolean();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> value.isTextual() && word(choice).equals(value.asText()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        name,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Fields::word)
                                        .toList()));
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}

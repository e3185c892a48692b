/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** A request's JSON, read strictly: no field twice, nothing after its end. Types and lengths are the contract's business. */
public final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws ApiException if it is no JSON */
    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw ApiException.invalidBody(
                    "invalid_request",
                    at == null
                            ? "The body is no JSON"
                            : "The body is no JSON: line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
    }

    /** The field's text as it came; null if it is absent, null or blank. */
    public static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}

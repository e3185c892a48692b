/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;

/** The JSON that a request came with; the contract has checked types and lengths before. */
final class RequestBody {

    private RequestBody() {}

    /** An empty object if there is none. */
    static JsonNode of(Exchange exchange, ObjectMapper json) {
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            return json.createObjectNode();
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw ApiException.invalidBody("invalid_request", "The body is no JSON");
        }
    }

    /** Null if it is absent, null or blank. */
    static @Nullable String text(JsonNode request, String field) {
        String text = request.path(field).asText("");
        return text.isBlank() || request.path(field).isNull() ? null : text.strip();
    }

    static String required(JsonNode request, String field) {
        String text = text(request, field);
        if (text == null) {
            throw ApiException.invalidParameter(field, "is missing");
        }
        return text;
    }
}

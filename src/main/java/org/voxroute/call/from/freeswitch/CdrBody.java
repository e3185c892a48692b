/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.LegEnd;

/**
 * Finds the record in what was posted. Which of the forms it is can be seen from the text itself; the modules' content types can't be
 * relied on (application/x-www-form-plaintext).
 */
final class CdrBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "cdr=";

    private CdrBody() {}

    static PostedCdr parse(byte[] body) {
        if (body.length > PostedCdr.MOST) {
            throw new MalformedCdrException("A record of more than " + PostedCdr.MOST + " bytes");
        }
        String text = bare(new String(body, UTF_8).strip());
        if (text.startsWith("{")) {
            return json(text);
        }
        if (text.startsWith("<")) {
            return CdrXml.parse(text);
        }
        throw new MalformedCdrException("Neither JSON nor XML, nor a form with the field cdr");
    }

    /** Without the form around it. */
    private static String bare(String text) {
        int field = text.startsWith(FIELD) ? 0 : text.indexOf('&' + FIELD) + 1;
        if (text.startsWith("{") || text.startsWith("<") || (field == 0 && !text.startsWith(FIELD))) {
            return text;
        }
        String value = text.substring(field + FIELD.length()).strip();
        if (value.startsWith("{") || value.startsWith("<")) {
            return value;
        }
        int end = value.indexOf('&');
        value = end < 0 ? value : value.substring(0, end);
        try {
            return value.indexOf('%') >= 0
                    ? URLDecoder.decode(value, UTF_8).strip()
                    : new String(Base64.getMimeDecoder().decode(value), UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw new MalformedCdrException("The form field cdr is neither URL-encoded nor base64", e);
        }
    }

    private static PostedCdr json(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Jackson's message would quote what was posted.
            JsonLocation at = e.getLocation();
            throw MalformedCdrException.notWellFormed(
                    "JSON", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
        }
        var variables = new HashMap<String, String>();
        root.path("variables").properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                variables.put(field.getKey(), field.getValue().asText());
            }
        });
        JsonNode first = null;
        JsonNode last = null;
        for (JsonNode flow : root.path("callflow")) {
            first = first == null || index(flow) < index(first) ? flow : first;
            last = last == null || index(flow) > index(last) ? flow : last;
        }
        var placed = new HashMap<String, String>();
        if (first != null) {
            first.path("caller_profile")
                    .properties()
                    .forEach(
                            field -> placed.put(field.getKey(), field.getValue().asText()));
            placed.put("profile_index", first.path("profile_index").asText("1"));
        }
        return new PostedCdr(
                LegEnd.Source.JSON_CDR,
                Map.copyOf(variables),
                Map.copyOf(placed),
                last == null ? null : text(last.path("times").path("profile_created_time")),
                name(text(root.path("switchname"))));
    }

    private static int index(JsonNode flow) {
        return flow.path("profile_index").asInt(1);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    static @Nullable String name(@Nullable String switchName) {
        return switchName == null ? null : Headers.clean(switchName, 64);
    }
}

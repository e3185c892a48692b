/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What of a request's body may be kept: its JSON without secrets; of everything else the length. Thread-safe. */
final class Redaction {

    static final String HIDDEN = "***";

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(passw|secret|token|credential|authorization|api_?-?key|private|(^|_)pin$|(^|_)pwd).*");
    private static final int CHARACTERS_AT_MOST = 8_000;

    private final ObjectMapper json;

    Redaction(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param body as far as it was read
     * @param length of all of it; -1: not known
     */
    String of(byte[] body, long length) {
        if (body.length > 0 && (length < 0 || length == body.length)) {
            try {
                JsonNode tree = json.readTree(body);
                if (tree != null && tree.isContainerNode()) {
                    String text = json.writeValueAsString(redacted(tree)).replace("\\u0000", "?");
                    if (text.length() <= CHARACTERS_AT_MOST) {
                        return text;
                    }
                }
            } catch (IOException e) {
                // No JSON: its length says enough.
            }
        }
        try {
            return json.writeValueAsString(Map.of("bytes", Math.max(length, body.length)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode redacted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (SECRET.matcher(name).matches()) {
                    object.put(name, HIDDEN);
                } else {
                    redacted(object.get(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Redaction::redacted);
        }
        return node;
    }
}

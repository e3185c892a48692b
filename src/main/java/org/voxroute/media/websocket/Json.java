/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voxroute.audio.LineMessage;

/** Text messages: JSON objects, small and shallow. */
public final class Json {

    private static final int DEEPEST = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** What came as text. */
    public static ObjectNode read(String text) throws MediaException {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new MediaException(MediaException.INVALID, "A text message that is no JSON");
        }
        throw new MediaException(MediaException.INVALID, "A text message that is no JSON object");
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object as {@code {"type": …}}, to be filled. */
    public static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    /** A key as it was pressed: 0 to 9, A to D, * or #. */
    public static LineMessage.Digit digit(JsonNode value) throws MediaException {
        String key = value.asText("");
        if (key.length() != 1 || "0123456789ABCD*#".indexOf(key.charAt(0)) < 0) {
            throw new MediaException(MediaException.INVALID, "A digit is one of 0 to 9, A to D, * and #");
        }
        return new LineMessage.Digit(key.charAt(0));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern of the contract can't say of a text: that it is text at all. A database, an XML file (XML 1.0, section
 * 2.2) and a SIP header have to hold it as it came, so control characters, halves of surrogate pairs and U+FFFE/U+FFFF
 * are refused; everything else, quotes and angle brackets included, is data.
 */
public final class StorableText {

    private StorableText() {}

    /** What is wrong with it, in words; null: nothing. */
    public static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (Character.isISOControl(point)) {
                return "must have no control characters";
            }
            if (Character.getType(point) == Character.SURROGATE || point == 0xFFFE || point == 0xFFFF) {
                return "must be text: it holds a code point that is no character";
            }
            i += Character.charCount(point);
        }
        return null;
    }

    /** @throws ApiException if a text of the object, or one of its names, is not storable */
    public static void check(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String problem =
                    field.getValue().isTextual() ? problem(field.getValue().textValue()) : null;
            if (problem != null) {
                throw ApiException.invalidParameter(field.getKey(), problem);
            }
        }
    }
}

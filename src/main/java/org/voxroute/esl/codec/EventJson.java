/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an event as a JSON object. */
final class EventJson {

    private final StringBuilder json = new StringBuilder(4096).append('{');

    void add(String name, List<String> values) {
        if (values.size() == 1) {
            member(name, values.get(0));
            return;
        }
        key(name);
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            JsonText.quote(values.get(i), json);
        }
        json.append(']');
    }

    String end(@Nullable String body) {
        if (body != null) {
            member(JsonHeaders.BODY, body);
        }
        return json.append('}').toString();
    }

    private void member(String name, String value) {
        key(name);
        JsonText.quote(value, json);
    }

    private void key(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        JsonText.quote(name, json);
        json.append(':');
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Members of a JSON object as cJSON prints them without formatting; the switch prints a repeated header as a repeated key. */
final class JsonText {

    private JsonText() {}

    static byte[] member(String name, String value, List<String> values) {
        StringBuilder out = new StringBuilder(name.length() + value.length() + 16);
        string(name, out);
        out.append(':');
        if (values.isEmpty()) {
            string(value, out);
        } else {
            out.append('[');
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                string(values.get(i), out);
            }
            out.append(']');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void string(String value, StringBuilder out) {
        out.append('"');
        int plain = plainUntil(value);
        out.append(value, 0, plain);
        for (int i = plain; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Most values need no escape at all. */
    private static int plainUntil(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return i;
            }
        }
        return value.length();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

/** Strings in the JSON that commands print. */
final class Json {

    private Json() {}

    static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

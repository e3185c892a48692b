/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

/** Refuses text that would not stay within its line on the wire. Messages don't quote the text: it may be a password. */
final class OneLine {

    private OneLine() {}

    static void require(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\0') {
                throw new IllegalArgumentException("The " + what + " has a " + named(c) + " at " + i);
            }
        }
    }

    static void requireName(String name) {
        require("name of a header", name);
        if (name.isBlank() || name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("A header's name is empty or has a colon");
        }
        if (name.strip().equalsIgnoreCase("Content-Length")) {
            throw new IllegalArgumentException("Content-Length is told by the encoder, from the body");
        }
    }

    private static String named(char c) {
        return switch (c) {
            case '\n' -> "line feed";
            case '\r' -> "carriage return";
            default -> "NUL";
        };
    }
}

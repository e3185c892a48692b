/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

/** Takes the signs out of a language model's text that are meant for the hub and not for the caller, wherever the pieces are cut. */
final class Signs {

    static final String HANG_UP = "[hangup]";
    static final String TRANSFER = "[transfer]";
    private static final int LONGEST = TRANSFER.length();

    private final StringBuilder held = new StringBuilder();
    private boolean hangUp;
    private boolean transfer;

    /** What is to be spoken of all that came; a sign that may have begun is held back. */
    String add(String part) {
        var spoken = new StringBuilder();
        for (char letter : part.toCharArray()) {
            held.append(letter);
            if (held.charAt(0) != '[' || held.length() > LONGEST) {
                release(spoken);
            } else if (letter == ']') {
                sign(spoken);
            }
        }
        return spoken.toString();
    }

    /** What was held back and is no sign. */
    String end() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }

    boolean hangUp() {
        return hangUp;
    }

    boolean transfer() {
        return transfer;
    }

    private void sign(StringBuilder spoken) {
        String sign = held.toString();
        if (sign.equals(HANG_UP)) {
            hangUp = true;
            held.setLength(0);
        } else if (sign.equals(TRANSFER)) {
            transfer = true;
            held.setLength(0);
        } else {
            release(spoken);
        }
    }

    /** All but a sign that begins within it. */
    private void release(StringBuilder spoken) {
        int next = held.indexOf("[", 1);
        int to = next < 0 ? held.length() : next;
        spoken.append(held, 0, to);
        held.delete(0, to);
    }
}

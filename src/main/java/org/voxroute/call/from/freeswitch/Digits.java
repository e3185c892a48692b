/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

/** Whole numbers in headers. */
final class Digits {

    private static final int MOST = 18;

    private Digits() {}

    /** Up to 18 digits; -1 for anything else. */
    static long parse(String text) {
        if (text.isEmpty() || text.length() > MOST) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.inboundroute;

import java.util.regex.Pattern;

/** A number that is called from outside (direct inward dialling), in E.164. */
final class DidNumber {

    private static final Pattern E164 = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private DidNumber() {}

    static boolean isOne(String text) {
        return E164.matcher(text).matches();
    }

    /** With its plus sign, however it was written: so it is stored, and so there is one route a number. */
    static String stored(String text) {
        return text.startsWith("+") ? text : "+" + text;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a dial string of FreeSWITCH reaches: {@code [a=b]sofia/gateway/telnyx/+18005551234} → {@code +18005551234}. */
final class DialString {

    private static final int LONGEST = 2000;
    private static final Pattern LAST_PART =
            Pattern.compile("(?:\\{[^}]*}|<[^>]*>|\\[[^]]*])*[^\\[\\]{},|/]+(?:/[^/,|]+)*/([^/,|@;]+)(?:[@;,|].*)?");

    private DialString() {}

    /** Of the first of several; null if there is none to be seen. */
    static @Nullable String destination(@Nullable String dialString) {
        if (dialString == null || dialString.length() > LONGEST) {
            return null;
        }
        Matcher matcher = LAST_PART.matcher(dialString);
        return matcher.matches() ? Headers.clean(matcher.group(1), Headers.NUMBER_LENGTH) : null;
    }
}

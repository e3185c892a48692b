/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.nio.charset.StandardCharsets;

/** Close codes that the component uses itself (RFC 6455, section 7.4, and the IANA registry). */
final class CloseCode {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int ABNORMAL = 1006;
    static final int TOO_BIG = 1009;
    static final int SERVICE_RESTART = 1012;
    static final int TRY_AGAIN_LATER = 1013;

    /** A control frame carries 125 bytes, two of them the code. */
    private static final int LONGEST_REASON = 123;

    private CloseCode() {}

    /** As much of it as a close frame takes, in whole characters. */
    static String reason(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_REASON) {
            return text;
        }
        int end = LONGEST_REASON;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Whether the code may be sent: 1004 to 1006 and 1015 are only for reports, 3000 and up are free. */
    static boolean isSendable(int code) {
        return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code <= 4999);
    }
}

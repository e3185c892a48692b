/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

/** What came is not the transport's, or not allowed: the connection is closed with this code, and the message as reason. */
public final class MediaException extends Exception {

    /** RFC 6455, section 7.4.1. */
    public static final int UNSUPPORTED = 1003;

    public static final int INVALID = 1007;
    public static final int REFUSED = 1008;
    public static final int TOO_BIG = 1009;

    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param reason what is wrong, in words for whoever wrote the other side; no secrets */
    public MediaException(int code, String reason) {
        super(reason);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}

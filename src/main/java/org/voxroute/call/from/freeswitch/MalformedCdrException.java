/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import org.jspecify.annotations.Nullable;

/** What was posted is no call record; posting it again doesn't help. The message holds nothing of what was posted. */
public final class MalformedCdrException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedCdrException(String message) {
        super(message);
    }

    MalformedCdrException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** @param line where the parser gave up, from 1; 0 if it doesn't say */
    static MalformedCdrException notWellFormed(String language, int line, int column) {
        String where = line < 1 ? "" : " at line " + line + ", column " + column;
        return new MalformedCdrException("Not well-formed " + language + where);
    }
}

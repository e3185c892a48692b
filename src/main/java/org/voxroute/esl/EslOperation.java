/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of exchange an {@code esl:} URI means. */
public enum EslOperation {
    /** Consumes events of the nodes. */
    EVENTS,
    /** Sends an API command and waits for its answer. */
    API,
    /** Sends an API command and waits for the result of the background job. */
    BGAPI,
    /** Executes an application on a channel. */
    EXECUTE,
    /** Sends a channel a message of another kind. */
    SENDMSG,
    /** Consumes the calls that the dialplan's {@code socket} application hands over. */
    OUTBOUND;

    static EslOperation of(String word) {
        for (EslOperation operation : values()) {
            if (operation.word().equals(word)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("There is no esl:" + word + "; there are "
                + Arrays.stream(values()).map(o -> "esl:" + o.word()).collect(Collectors.joining(", ")));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one of a node's two connections stands.
 *
 * @param since when this state began
 * @param problem why it isn't connected, in words; null if it is, or wasn't tried yet
 * @param failedAttempts in a row
 */
public record LinkStatus(
        State state, Instant since, @Nullable String problem, int failedAttempts) {

    /** Where a connection is in its life. */
    public enum State {
        /** It is being made for the first time. */
        CONNECTING,
        CONNECTED,
        /** It was lost or could not be made; attempts follow soon. */
        WAITING,
        /** The switch doesn't let us in: wrong password, or its access list. Attempts follow late. */
        DENIED,
        CLOSED
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;

/** How long to wait before the next connection. A function of what happened; the mechanism is elsewhere. */
@FunctionalInterface
public interface ReconnectPolicy {

    /**
     * The time between the end of a connection and the next attempt.
     *
     * @param attempt how many connections in a row have failed before this one; 0 is the first
     * @param cause why the last one ended
     */
    Duration delay(int attempt, EndCause cause);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a node stands at this moment. Holds no password.
 *
 * @param name of the node
 * @param address host and port
 * @param events the connection for events
 * @param commands the connection for commands
 * @param epoch number of the present or last events connection; 0 if there was none
 * @param listeners who subscribed to events
 * @param waitingEvents in the queues of listeners
 * @param waitingCommands waiting or under way
 * @param waitingJobs background jobs whose result is awaited
 */
public record EslNodeStatus(
        String name,
        String address,
        LinkStatus events,
        LinkStatus commands,
        long epoch,
        int listeners,
        int waitingEvents,
        int waitingCommands,
        int waitingJobs) {

    /** That of the connection which is worse off. */
    public LinkStatus.State state() {
        return worse().state();
    }

    /** Since when. */
    public Instant since() {
        return worse().since();
    }

    /** What is wrong, in words; null if nothing is. */
    public @Nullable String problem() {
        return worse().problem();
    }

    public boolean isConnected() {
        return state() == LinkStatus.State.CONNECTED;
    }

    private LinkStatus worse() {
        return events.state() == LinkStatus.State.CONNECTED ? commands : events;
    }
}

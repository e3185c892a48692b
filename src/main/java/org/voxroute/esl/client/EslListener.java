/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/** Hears the events that it subscribed to, in the order of the wire. */
@FunctionalInterface
public interface EslListener {

    /** What became of an event. */
    enum Outcome {
        KEPT,
        /** Let go while there was still room, as it says little. */
        SHED_EARLY,
        /** Let go because there was no room. */
        SHED_FULL,
        /** It must not be lost, and there was no room: the connection is dropped, and resynced once there is. */
        OVERRUN
    }

    /** Takes an event. Runs on the connection's event loop: it must not block, or the switch's own events queue up. */
    Outcome received(ReceivedEvent event);

    /** Whether there is room again after an overrun; asked before the connection is made anew. */
    default boolean hasRoom() {
        return true;
    }

    /** How many events wait to be handled. */
    default int waiting() {
        return 0;
    }
}

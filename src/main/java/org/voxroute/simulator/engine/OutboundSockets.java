/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

/** Connections from the switch to whoever controls a leg. Implemented where sockets are. */
public interface OutboundSockets {

    /** How a leg is handed over. */
    record Handover(Leg leg, String host, int port, boolean async, boolean full) {}

    /** Hears how it goes; called on the switch's thread. */
    interface Listener {
        /** The controller asked for the leg ({@code connect}). */
        void connected();

        /** There is no connection, or no longer. */
        void closed();
    }

    void open(Handover handover, Listener listener);

    /** No connections at all: every handover fails. */
    OutboundSockets NONE = (handover, listener) -> listener.closed();
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

/** A dialplan application. */
interface Application {

    /** One run of an application. */
    interface Turn {
        /** The application has ended; to be told once. */
        void done();

        /** While it runs, this is how to make it end. */
        void onInterrupt(Leg.Running running);
    }

    /** Begins; ends by saying so, now or later. */
    void run(Leg leg, String data, Turn turn);

    /** Whether the channel must have media first. */
    default boolean needsMedia() {
        return false;
    }
}

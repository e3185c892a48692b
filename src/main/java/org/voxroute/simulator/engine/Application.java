/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

/** A dialplan application. */
interface Application {

    /** To be told once, when the application has ended. */
    interface Done {
        void done();
    }

    /** Begins; ends by telling so, now or later. One that ends later leaves with the leg how to interrupt it. */
    void run(Leg leg, String data, Done done);

    /** Whether the channel must have media first. */
    default boolean needsMedia() {
        return false;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.Optional;

/** The person or machine at the other side of a leg: hears what the switch does to it, and acts in its own time. Called on the switch's thread. */
interface FarEnd {

    /** A far end that does nothing by itself. */
    FarEnd PASSIVE = new FarEnd() {};

    /** The switch dialled a leg to it. */
    default void dialled(Leg leg) {}

    /** The leg is up: the switch answered it, or it answered the switch. */
    default void answered(Leg leg) {}

    /** The leg rings, or hears ringing. */
    default void ringing(Leg leg) {}

    default void bridged(Leg leg, Leg peer) {}

    default void ended(Leg leg) {}

    /** How long the switch lets it ring for this far end, if that is shorter than what the dialplan says. */
    default Duration patience() {
        return Duration.ofDays(1);
    }

    /** How those take the call whom the switch dials for this far end, if its script says so. */
    default Optional<CalleeScript> calleeScript() {
        return Optional.empty();
    }
}

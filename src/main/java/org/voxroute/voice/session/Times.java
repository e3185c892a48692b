/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The two times of a call: one to measure with, one to tell people.
 *
 * @param nanos as {@link System#nanoTime}
 */
record Times(LongSupplier nanos, Clock clock) {

    static Times ofThisMachine() {
        return new Times(System::nanoTime, Clock.systemUTC());
    }

    long now() {
        return nanos.getAsLong();
    }

    Instant instant() {
        return clock.instant();
    }

    /** When a moment was that {@link #now} told. */
    Instant at(long moment) {
        return clock.instant().minusNanos(now() - moment);
    }
}

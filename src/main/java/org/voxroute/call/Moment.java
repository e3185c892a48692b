/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that happened on a leg and may happen again.
 *
 * @param at UTC, by the switch's clock
 * @param detail what {@link Kind} says
 */
public record Moment(Instant at, Kind kind, String detail) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::at).thenComparing(Moment::kind).thenComparing(Moment::detail);

    /** In the order that they have when they happen at the same time. */
    public enum Kind {
        /** Detail: the uuid of the other leg. */
        UNBRIDGED,
        /** Detail: where to. */
        TRANSFERRED,
        /** Detail: the uuid of the other leg. */
        BRIDGED,
        HELD,
        UNHELD,
        /** Detail: one of 0-9 A-D * #. */
        DIGIT,
        /** Detail: the path of the file. */
        RECORDING_STARTED,
        /** Detail: the path of the file. */
        RECORDING_STOPPED
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}

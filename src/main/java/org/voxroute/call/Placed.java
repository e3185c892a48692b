/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who called whom on a leg, as one event told it. Transfers and bridges change these on the switch, so the earliest telling counts:
 * it is how the leg was placed.
 *
 * @param profile how often the switch had changed the parties of this leg when it told this, from 1
 * @param at when it was told
 * @param sequence which of those told at the same time
 * @param number who calls, as shown to the called side
 * @param dialled what was dialled
 * @param extension the extension whose telephone this leg reaches; null for the world outside
 */
public record Placed(
        int profile,
        Instant at,
        long sequence,
        @Nullable String number,
        @Nullable String name,
        @Nullable String dialled,
        @Nullable String extension) {

    private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
    // Down to the last field, so that of two tellings the same one is first, whichever came first.
    private static final Comparator<Placed> EARLIEST = Comparator.comparingInt(Placed::profile)
            .thenComparing(Placed::at)
            .thenComparingLong(Placed::sequence)
            .thenComparing(Placed::number, TEXT)
            .thenComparing(Placed::name, TEXT)
            .thenComparing(Placed::dialled, TEXT)
            .thenComparing(Placed::extension, TEXT);

    static @Nullable Placed earliest(@Nullable Placed one, @Nullable Placed other) {
        return Join.least(one, other, EARLIEST);
    }
}

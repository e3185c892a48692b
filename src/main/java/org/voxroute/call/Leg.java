/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One side of a call, as far as it is known; also what one event of the switch tells of it. Immutable.
 *
 * <p>A switch tells events out of order, twice, and not at all, but each event says what it knows of the whole leg. So a leg is
 * the {@linkplain #join join} of everything that was told of it: the same, whatever the order and however often.
 *
 * @param uuid the switch's id of it
 * @param node the switch
 * @param relatives other legs that are known to belong to the same call
 */
public record Leg(
        String uuid,
        String node,
        @Nullable Heading heading,
        SortedSet<String> relatives,
        @Nullable Placed placed,
        Dialling dialling,
        LegTimes times,
        @Nullable LegEnd end,
        Moments moments) {

    public Leg {
        // An empty set isn't written.
        relatives = relatives == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(relatives);
    }

    /** Both tellings in one; this itself if the other adds nothing. */
    public Leg join(Leg other) {
        if (!uuid.equals(other.uuid)) {
            throw new IllegalArgumentException("Leg " + uuid + " is not leg " + other.uuid);
        }
        var joined = new Leg(
                uuid,
                node,
                Join.least(heading, other.heading),
                Join.union(relatives, other.relatives),
                Placed.earliest(placed, other.placed),
                dialling.join(other.dialling),
                times.join(other.times),
                LegEnd.best(end, other.end),
                moments.join(other.moments));
        return joined.equals(this) ? this : joined;
    }

    /** Of a guess, only what isn't known yet. */
    Leg filling(Leg known) {
        var missing = new LegTimes(
                known.times().created() == null ? times.created() : null,
                known.times().ringing() == null ? times.ringing() : null,
                known.times().answered() == null ? times.answered() : null,
                known.times().bridged() == null ? times.bridged() : null);
        return new Leg(
                uuid,
                node,
                heading,
                relatives,
                known.placed == null ? placed : null,
                dialling,
                missing,
                known.end == null ? end : null,
                moments);
    }

    Leg unrelatedTo(Collection<String> strangers) {
        if (Collections.disjoint(relatives, strangers)) {
            return this;
        }
        var kept = new TreeSet<>(relatives);
        kept.removeAll(strangers);
        return new Leg(uuid, node, heading, kept, placed, dialling, times, end, moments);
    }

    Leg with(LegEnd closed) {
        return new Leg(uuid, node, heading, relatives, placed, dialling, times, LegEnd.best(end, closed), moments);
    }

    Leg with(Dialling more) {
        return new Leg(uuid, node, heading, relatives, placed, dialling.join(more), times, end, moments);
    }

    /** The switch has set it up; a leg that it gave up before that is none. */
    @JsonIgnore
    public boolean isReal() {
        return times.created() != null;
    }

    @JsonIgnore
    public boolean isOutgoing() {
        return heading == Heading.OUTGOING;
    }

    @JsonIgnore
    public boolean isEnded() {
        return end != null;
    }

    /** The extension whose telephone this leg reaches; null for the world outside. */
    public @Nullable String extension() {
        return placed == null ? null : placed.extension();
    }
}

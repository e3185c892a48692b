/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The latest moments of a leg, in order of time, {@value #MOST} at most. Of what was dropped only the time is kept: a moment
 * from before it, repeated, is not new.
 *
 * @param floor moments up to here are forgotten
 */
public record Moments(SortedSet<Moment> all, @Nullable Instant floor) {

    static final int MOST = 256;
    public static final Moments NONE = new Moments(Collections.emptySortedSet(), null);

    public Moments {
        // An empty set isn't written.
        all = all == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(all);
    }

    /** A leg's one moment, or several. */
    public static Moments of(Moment... moments) {
        return moments.length == 0 ? NONE : new Moments(new TreeSet<>(Arrays.asList(moments)), null);
    }

    @JsonIgnore
    boolean isEmpty() {
        return all.isEmpty();
    }

    Moments join(Moments other) {
        if (other.isEmpty() && (other.floor == null || other.floor.equals(floor))) {
            return this;
        }
        Instant highest = floor == null || (other.floor != null && other.floor.isAfter(floor)) ? other.floor : floor;
        var joined = new TreeSet<>(all);
        joined.addAll(other.all);
        if (highest != null) {
            Instant limit = highest;
            joined.removeIf(moment -> !moment.at().isAfter(limit));
        }
        while (joined.size() > MOST) {
            highest = joined.first().at();
            Instant limit = highest;
            joined.removeIf(moment -> !moment.at().isAfter(limit));
        }
        return joined.equals(all) ? this : new Moments(joined, highest);
    }

    /** What this has and the earlier one had not. */
    SortedSet<Moment> since(Moments earlier) {
        if (all.equals(earlier.all)) {
            return Collections.emptySortedSet();
        }
        var fresh = new TreeSet<>(all);
        fresh.removeAll(earlier.all);
        return fresh;
    }

    @Nullable
    Moment last(Moment.Kind one, Moment.Kind other) {
        Moment found = null;
        for (Moment moment : all) {
            if (moment.kind() == one || moment.kind() == other) {
                found = moment;
            }
        }
        return found;
    }
}

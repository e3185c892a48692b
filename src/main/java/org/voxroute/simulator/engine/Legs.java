/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All legs that are up, in the order of their creation. */
public final class Legs {

    private final int max;
    private final Map<String, Leg> legs = new LinkedHashMap<>();
    private long sinceStart;
    private int peak;

    Legs(int max) {
        this.max = max;
    }

    /** Whether another leg would be one too many. */
    public boolean isFull() {
        return legs.size() >= max;
    }

    public int max() {
        return max;
    }

    /** Returns the session number: they count from 1. */
    long add(Leg leg) {
        legs.put(leg.uuid(), leg);
        peak = Math.max(peak, legs.size());
        return ++sinceStart;
    }

    void remove(Leg leg) {
        legs.remove(leg.uuid(), leg);
    }

    public @Nullable Leg get(String uuid) {
        return legs.get(uuid);
    }

    public List<Leg> all() {
        return new ArrayList<>(legs.values());
    }

    public int size() {
        return legs.size();
    }

    public int peak() {
        return peak;
    }

    public long sinceStart() {
        return sinceStart;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** How each extension and outside number takes calls, where it isn't the default. Used on the switch's thread. */
public final class Destinations {

    /** More scripts than this are refused. */
    public static final int MAX = 1000;

    private final Map<String, CalleeScript> scripts = new LinkedHashMap<>();

    /** Returns whether there was room for it. */
    public boolean set(String number, CalleeScript script) {
        if (scripts.size() >= MAX && !scripts.containsKey(number)) {
            return false;
        }
        scripts.put(number, script);
        return true;
    }

    /** Takes over the scripts of another one. */
    public void inherit(Destinations other) {
        scripts.putAll(other.scripts);
    }

    public boolean remove(String number) {
        return scripts.remove(number) != null;
    }

    public CalleeScript of(String number) {
        return scripts.getOrDefault(number, CalleeScript.DEFAULT);
    }

    public Map<String, CalleeScript> all() {
        return Map.copyOf(scripts);
    }
}

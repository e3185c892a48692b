/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the hub is.
 *
 * @param problem in words for whoever can mend it; null if there is none
 * @param details figures that help to judge
 */
public record ComponentHealth(Level level, @Nullable String problem, Map<String, Object> details) {

    /** From well to worse. */
    public enum Level {
        UP,
        /** The hub does its work, but not all of it. */
        DEGRADED,
        /** The hub can't do its work. */
        DOWN
    }

    public static ComponentHealth up(Map<String, Object> details) {
        return new ComponentHealth(Level.UP, null, details);
    }

    public static ComponentHealth degraded(String problem, Map<String, Object> details) {
        return new ComponentHealth(Level.DEGRADED, problem, details);
    }

    public static ComponentHealth down(String problem) {
        return new ComponentHealth(Level.DOWN, problem, Map.of());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.operation.ComponentHealth.Level;

/** The health of the whole: as bad as that of its worst part. Safe on any thread. */
public final class HubHealth {

    private static final Logger LOG = LoggerFactory.getLogger(HubHealth.class);

    private final List<HealthCheck> checks;

    public HubHealth(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Each part by name. */
    public Map<String, ComponentHealth> components() {
        var components = new LinkedHashMap<String, ComponentHealth>();
        checks.forEach(check -> components.put(check.component(), checked(check)));
        return components;
    }

    /** The worst of {@code components}. */
    public static Level worst(Map<String, ComponentHealth> components) {
        return components.values().stream()
                .map(ComponentHealth::level)
                .max(Level::compareTo)
                .orElse(Level.UP);
    }

    private static ComponentHealth checked(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            LOG.warn("The health of {} could not be told: {}", check.component(), e.toString());
            return ComponentHealth.degraded("Its state could not be told: see the log", Map.of());
        }
    }
}

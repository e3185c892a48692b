/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.voxroute.operation.ComponentHealth.Level;

/**
 * {@code GET /health}: for load balancers, container engines and people. 200 while the hub does its work, 503 when it
 * can't. Anybody may ask; why something is wrong is told to those who have logged in.
 */
@RestController
public final class HealthController {

    private final HubHealth health;
    private final boolean open;

    /** @param open whether everybody is told the details, as when security is off */
    public HealthController(HubHealth health, boolean open) {
        this.health = health;
        this.open = open;
    }

    @GetMapping(path = "/health", produces = "application/json")
    ResponseEntity<Map<String, Object>> health(HttpServletRequest request) {
        boolean known = open || request.getUserPrincipal() != null;
        Map<String, ComponentHealth> components = health.components();
        Level worst = HubHealth.worst(components);
        var shown = new LinkedHashMap<String, Object>();
        components.forEach((name, component) -> shown.put(name, known ? full(component) : brief(component)));
        var body = new LinkedHashMap<String, Object>();
        body.put("status", worst.name());
        body.put("components", shown);
        return ResponseEntity.status(worst == Level.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .header("Cache-Control", "no-store")
                .body(body);
    }

    private static Map<String, Object> brief(ComponentHealth component) {
        return Map.of("status", component.level().name());
    }

    private static Map<String, Object> full(ComponentHealth component) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("status", component.level().name());
        if (component.problem() != null) {
            shown.put("problem", component.problem());
        }
        shown.putAll(component.details());
        return shown;
    }
}

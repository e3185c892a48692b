/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.EslNodeStatus;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.operation.ComponentHealth;
import org.voxroute.operation.HealthCheck;

/** Whether the hub hears its FreeSWITCH nodes. One that is away degrades the hub: the others' calls go on. */
record SwitchHealth(EslNodes nodes) implements HealthCheck {

    @Override
    public String component() {
        return "freeswitch";
    }

    @Override
    public ComponentHealth check() {
        var details = new LinkedHashMap<String, Object>();
        nodes.all().forEach(node -> details.put(node.name(), shown(node.status())));
        String problems = nodes.all().stream()
                .map(EslNode::status)
                .filter(status -> !status.isConnected())
                .map(status -> status.name() + ": " + (status.problem() == null ? "connecting" : status.problem()))
                .collect(Collectors.joining("; "));
        return problems.isEmpty() ? ComponentHealth.up(details) : ComponentHealth.degraded(problems, details);
    }

    private static Map<String, Object> shown(EslNodeStatus status) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("state", status.state().name());
        shown.put("since", status.since().toString());
        shown.put("address", status.address());
        shown.put("connection", status.epoch());
        return shown;
    }
}

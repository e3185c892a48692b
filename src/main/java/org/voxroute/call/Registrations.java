/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which telephones are registered and which gateways are up, and the events that tell so. Used under the lock of {@link CallLog}. */
final class Registrations {

    private final CallStore store;
    private final int tenant;

    Registrations(CallStore store, int tenant) {
        this.store = store;
        this.tenant = tenant;
    }

    record Changed(List<Registration> registrations, List<SwitchEvent.GatewayEvent> gateways, List<CloudEvent> events) {
        static final Changed NOTHING = new Changed(List.of(), List.of(), List.of());
    }

    Changed changes(List<? extends SwitchEvent> batch) {
        Set<Registration.Key> keys = new LinkedHashSet<>();
        var gateways = new ArrayList<SwitchEvent.GatewayEvent>();
        for (SwitchEvent event : batch) {
            if (event instanceof SwitchEvent.RegistrationEvent told) {
                keys.add(told.registration().key());
            } else if (event instanceof SwitchEvent.GatewayEvent gateway) {
                gateways.add(gateway);
            }
        }
        if (keys.isEmpty() && gateways.isEmpty()) {
            return Changed.NOTHING;
        }
        var events = new ArrayList<CloudEvent>();
        return new Changed(
                keys.isEmpty() ? List.of() : registrations(batch, keys, events), gateways(gateways, events), events);
    }

    private List<Registration> registrations(
            List<? extends SwitchEvent> batch, Set<Registration.Key> keys, List<CloudEvent> events) {
        Map<Registration.Key, Registration> current = new HashMap<>(store.registrations(keys));
        Map<Registration.Key, Registration> changed = new LinkedHashMap<>();
        for (SwitchEvent event : batch) {
            if (!(event instanceof SwitchEvent.RegistrationEvent told)) {
                continue;
            }
            Registration after = told.registration();
            Registration before = current.get(after.key());
            if (before != null && (!after.isNewerThan(before) || after.isStaleEndFor(before))) {
                continue;
            }
            current.put(after.key(), after);
            changed.put(after.key(), after);
            if (isNews(before, after)) {
                events.add(CloudEvents.of(
                        after.node(), after.extension(), tenant, new CallEvent.AgentRegistration(after)));
            }
        }
        return List.copyOf(changed.values());
    }

    /** A registration is renewed every minute or so: only a change is told. */
    private static boolean isNews(@Nullable Registration before, Registration after) {
        return before == null
                || before.registered() != after.registered()
                || !Objects.equals(before.contact(), after.contact());
    }

    private List<SwitchEvent.GatewayEvent> gateways(List<SwitchEvent.GatewayEvent> told, List<CloudEvent> events) {
        Map<String, Map<String, SwitchEvent.GatewayEvent>> known = new HashMap<>();
        Map<String, SwitchEvent.GatewayEvent> changed = new LinkedHashMap<>();
        for (SwitchEvent.GatewayEvent event : told) {
            Map<String, SwitchEvent.GatewayEvent> ofNode =
                    known.computeIfAbsent(event.node(), node -> new HashMap<>(store.gateways(node)));
            SwitchEvent.GatewayEvent before = ofNode.get(event.gateway());
            if (before != null && !event.at().isAfter(before.at())) {
                continue;
            }
            ofNode.put(event.gateway(), event);
            changed.put(event.node() + '/' + event.gateway(), event);
            if (before == null || before.up() != event.up()) {
                events.add(CloudEvents.of(event.node(), event.gateway(), tenant, new CallEvent.Gateway(event)));
            }
        }
        return List.copyOf(changed.values());
    }
}

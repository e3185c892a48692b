/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps calls as the tables do, and through the same JSON; forgets them with the JVM. */
public final class InMemoryCallStore implements CallStore {

    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final Map<String, String> legs = new HashMap<>();
    private final Map<String, Cdr> records = new LinkedHashMap<>();
    private final Map<Registration.Key, Registration> registrations = new HashMap<>();
    private final Map<String, Map<String, SwitchEvent.GatewayEvent>> gateways = new HashMap<>();
    private final Map<java.util.UUID, SaidMessage> messages = new LinkedHashMap<>();
    private final Map<java.util.UUID, CloudEvent> outbox = new LinkedHashMap<>();

    @Override
    public Map<String, Call> callsOfLegs(Collection<String> uuids) {
        var found = new HashMap<String, Call>();
        for (String uuid : uuids) {
            String state = states.get(legs.getOrDefault(uuid, ""));
            if (state != null) {
                found.put(uuid, CallJson.read(state));
            }
        }
        return found;
    }

    @Override
    public Map<String, Call> calls(Collection<String> ids) {
        return ids.stream()
                .map(states::get)
                .filter(Objects::nonNull)
                .map(CallJson::read)
                .collect(Collectors.toMap(Call::id, call -> call));
    }

    @Override
    public List<Call> openCalls(String node, int limit) {
        return states.values().stream()
                .map(CallJson::read)
                .filter(call -> !call.settled() && call.node().equals(node))
                .limit(limit)
                .toList();
    }

    @Override
    public Set<String> openNodes(String ending) {
        return states.values().stream()
                .map(CallJson::read)
                .filter(call -> !call.settled() && call.node().endsWith(ending))
                .map(Call::node)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Call> strandedCalls(int limit) {
        return List.of();
    }

    @Override
    public Map<Registration.Key, Registration> registrations(Collection<Registration.Key> keys) {
        var found = new HashMap<>(registrations);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Map<String, SwitchEvent.GatewayEvent> gateways(String node) {
        return gateways.getOrDefault(node, Map.of());
    }

    @Override
    public void save(Changes changes) {
        for (Call call : changes.calls()) {
            states.put(call.id(), CallJson.write(call));
            statuses.put(call.id(), CallSummary.of(call).status().label());
        }
        for (MergedCall gone : changes.merged()) {
            states.remove(gone.call().id());
            statuses.put(gone.call().id(), "merged");
            mergedInto.put(gone.call().id(), gone.into());
        }
        legs.putAll(changes.legs());
        changes.records().forEach(cdr -> records.put(cdr.callId(), cdr));
        changes.registrations().forEach(one -> registrations.put(one.key(), one));
        changes.gateways()
                .forEach(one -> gateways.computeIfAbsent(one.node(), node -> new HashMap<>())
                        .put(one.gateway(), one));
        changes.messages().forEach(said -> messages.putIfAbsent(said.id(), said));
        changes.events().forEach(event -> outbox.putIfAbsent(event.id(), event));
    }

    /** What was said, as it was saved. */
    public List<SaidMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    /** Status by call id. */
    public Map<String, String> statuses() {
        return statuses;
    }

    public Map<String, String> mergedInto() {
        return mergedInto;
    }

    public List<Cdr> records() {
        return new ArrayList<>(records.values());
    }

    public Collection<Registration> registrations() {
        return registrations.values();
    }

    public List<CloudEvent> outbox() {
        return new ArrayList<>(outbox.values());
    }

    /** The call as it stands. */
    public Call call(String id) {
        return CallJson.read(Objects.requireNonNull(states.get(id)));
    }
}

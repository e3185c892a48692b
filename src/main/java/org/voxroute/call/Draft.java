/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls as they would be after a batch of events, beside what they are: nothing is changed until it is saved. Used once, by one thread.
 */
final class Draft {

    private final OpenCalls open;
    private final Map<String, Call> stored;
    private final Map<String, Call> storedById = new HashMap<>();
    private final int defaultTenant;
    private final Map<String, Call> before = new HashMap<>();
    private final Map<String, Call> after = new LinkedHashMap<>();
    private final Map<String, String> callsByLeg = new HashMap<>();
    private final Map<String, Long> heard = new LinkedHashMap<>();
    private final Map<String, String> newLegs = new LinkedHashMap<>();
    private final Map<String, Leg> absorbed = new HashMap<>();
    private final List<SwitchEvent.Said> said = new ArrayList<>();
    private final List<SwitchEvent.Said> unknown = new ArrayList<>();
    private final List<CallStore.SaidMessage> messages = new ArrayList<>();
    private final List<CallStore.MergedCall> merged = new ArrayList<>();

    /** @param stored calls that aren't in memory, by uuid of a leg */
    Draft(OpenCalls open, Map<String, Call> stored, int defaultTenant) {
        this.open = open;
        this.stored = stored;
        stored.values().forEach(call -> storedById.put(call.id(), call));
        this.defaultTenant = defaultTenant;
    }

    void apply(SwitchEvent.LegEvent event) {
        Leg leg = event.leg();
        Set<Call> found = find(event);
        Call known = ofLeg(leg.uuid());
        if (known != null && known.settled()) {
            improve(known, leg);
            return;
        }
        if (known == null && !leg.isReal()) {
            return; // A channel that the switch gave up before it was one.
        }
        Call call = joined(found, event);
        if (call == null) {
            return;
        }
        if (event.tenant() != null) {
            call = call.ofTenant(event.tenant());
        }
        for (Call other : found) {
            if (other.settled()) {
                leg = leg.unrelatedTo(other.uuids());
            }
        }
        Leg told = call.legs().get(leg.uuid());
        put(call.with(event.isGuess() && told != null ? leg.filling(told) : leg));
        heard.put(leg.uuid(), event.epoch());
    }

    /** Of a call of which nothing is known, only what was said is saved; what was told is {@link #unknown}. */
    void apply(SwitchEvent.Said event) {
        Call call = ofLeg(event.leg());
        if (call != null && call.wasSaid(event.leg(), event.ordinal())) {
            return;
        }
        CallMessage message = event.message();
        if (message != null) {
            messages.add(new CallStore.SaidMessage(
                    CloudEvents.idOfSaid(event.leg(), event.ordinal()),
                    call == null ? event.leg() : call.id(),
                    call == null ? event.tenant() : call.tenantId(),
                    message));
        }
        if (call != null) {
            put(call.saying(event.leg(), event.ordinal()));
            said.add(event);
        } else {
            unknown.add(event);
        }
    }

    /** What was told of calls of which nothing is known. */
    List<SwitchEvent.Said> unknown() {
        return unknown;
    }

    /** The open call that this belongs to; several become one; a new one if there is none. */
    private @Nullable Call joined(Set<Call> found, SwitchEvent.LegEvent event) {
        Call oldest = null;
        for (Call call : found) {
            if (!call.settled() && (oldest == null || call.isOlderThan(oldest))) {
                oldest = call;
            }
        }
        if (oldest == null) {
            return begin(found, event);
        }
        for (Call call : found) {
            if (!call.settled() && !call.id().equals(oldest.id())) {
                oldest = oldest.absorb(call);
                absorbed(call, oldest.id(), event.at());
            }
        }
        return oldest;
    }

    /** Of a settled call's late leg nothing more is told; one that began after that call's end is a call of its own. */
    private @Nullable Call begin(Set<Call> settled, SwitchEvent.LegEvent event) {
        Leg leg = event.leg();
        if (settled.isEmpty()) {
            return Call.begin(event.call(), leg.node(), defaultTenant);
        }
        for (Call call : settled) {
            Instant end = CallSummary.of(call).end();
            if (end == null
                    || !end.isBefore(
                            leg.times().created() == null ? end : leg.times().created())) {
                lead(leg.uuid(), call.id());
                improve(call, leg);
                return null;
            }
        }
        return Call.begin(leg.uuid(), leg.node(), defaultTenant);
    }

    /** A settled call changes only if it becomes known how it ended. */
    private void improve(Call settled, Leg leg) {
        if (!settled.isInferred() || leg.end() == null || leg.end().isInferred()) {
            return;
        }
        Call better = settled.with(leg);
        if (better != settled) {
            put(after.containsKey(better.id()) ? better : better.recorded());
        }
    }

    private void absorbed(Call call, String into, Instant at) {
        Call was = before.containsKey(call.id()) ? before.get(call.id()) : byId(call.id());
        after.remove(call.id());
        before.remove(call.id());
        for (String uuid : call.uuids()) {
            lead(uuid, into);
        }
        if (was != null) {
            absorbed.putAll(was.legs());
            merged.add(new CallStore.MergedCall(was, into, at));
        }
    }

    /** The leg is gone, and nobody saw it go. */
    void close(Leg leg, Instant at) {
        Call call = ofLeg(leg.uuid());
        if (call != null && !call.settled()) {
            put(call.with(leg.with(new LegEnd(at, LegEnd.UNKNOWN_CAUSE, LegEnd.Source.INFERRED))));
        }
    }

    void settle(Call call) {
        put(call.recorded());
    }

    /** What this leg talks to is the switch itself. */
    void serve(Call call) {
        Leg root = call.root();
        if (root != null) {
            put(call.with(root.with(Dialling.SERVED)));
        }
    }

    private void put(Call call) {
        if (!before.containsKey(call.id())) {
            Call was = byId(call.id());
            if (was == call) {
                return;
            }
            if (was != null) {
                before.put(call.id(), was);
            }
        }
        after.put(call.id(), call);
        Call was = before.get(call.id());
        for (String uuid : call.uuids()) {
            if (was == null || !(was.legs().containsKey(uuid) || was.others().contains(uuid))) {
                lead(uuid, call.id());
            }
        }
    }

    private void lead(String uuid, String callId) {
        callsByLeg.put(uuid, callId);
        newLegs.put(uuid, callId);
    }

    private Set<Call> find(SwitchEvent.LegEvent event) {
        var found = new LinkedHashSet<Call>();
        add(found, event.leg().uuid());
        add(found, event.call());
        event.leg().relatives().forEach(uuid -> add(found, uuid));
        return found;
    }

    private void add(Set<Call> found, String uuid) {
        Call call = ofLeg(uuid);
        if (call != null) {
            found.add(call);
        }
    }

    private @Nullable Call ofLeg(String uuid) {
        String id = callsByLeg.get(uuid);
        if (id != null) {
            Call call = after.get(id);
            return call != null ? call : byId(id);
        }
        Call call = open.byLeg(uuid);
        if (call == null) {
            call = stored.get(uuid);
        }
        return call == null ? null : after.getOrDefault(call.id(), call);
    }

    private @Nullable Call byId(String id) {
        Call call = open.byId(id);
        return call != null ? call : storedById.get(id);
    }

    /** Calls with their events, numbered; the calls stand at the number of their last event. */
    CallStore.Changes changes(Registrations.Changed registrations) {
        var calls = new ArrayList<Call>();
        var events = new ArrayList<CloudEvent>(registrations.events());
        var records = new ArrayList<Cdr>();
        for (CallStore.MergedCall gone : merged) {
            events.addAll(CloudEvents.of(gone.call(), List.of(new CallEvent.Merged(gone.at(), gone.into()))));
        }
        after.replaceAll((id, call) -> {
            Call was = before.get(id);
            List<SwitchEvent.Said> talk = saidOn(id);
            List<CallEvent> told = CallChanges.between(
                    was,
                    call,
                    absorbed,
                    talk.stream().map(SwitchEvent.Said::event).toList());
            events.addAll(CloudEvents.of(call, told, talk));
            told.stream()
                    .filter(CallEvent.Recorded.class::isInstance)
                    .forEach(event -> records.add(((CallEvent.Recorded) event).cdr()));
            return call.atSequence(call.sequence() + told.size());
        });
        calls.addAll(after.values());
        return new CallStore.Changes(
                calls,
                merged,
                newLegs,
                records,
                registrations.registrations(),
                registrations.gateways(),
                messages,
                events);
    }

    private List<SwitchEvent.Said> saidOn(String id) {
        return said.isEmpty()
                ? List.of()
                : said.stream()
                        .filter(event -> {
                            Call call = ofLeg(event.leg());
                            return call != null && call.id().equals(id);
                        })
                        .toList();
    }

    boolean wasHeard(String uuid, long epoch) {
        Long last = heard.get(uuid);
        return last != null && last == epoch;
    }

    /** After they were saved: the calls in memory are these. */
    void publish(Instant now) {
        merged.forEach(gone -> open.drop(gone.call().id()));
        after.values().forEach(call -> open.put(call, now));
        heard.forEach(open::heard);
    }
}

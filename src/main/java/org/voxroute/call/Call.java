/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people mean by a call: one or more legs, one call id. Immutable.
 *
 * <p>A call that waits in a queue rings agent after agent: of more than {@value #MOST_LEGS} legs it forgets those that ended first,
 * unanswered ones before answered ones. Its first leg and living ones are never forgotten.
 *
 * @param id the uuid of its first leg
 * @param node the switch
 * @param legs all that are known, by uuid
 * @param others uuids of legs that belong to it and of which nothing else is known yet
 * @param sequence number of the last event that was told of it
 * @param settled its record is written; nothing more is expected
 * @param revision how often its record was written
 * @param said by leg that talks to a voice agent, the ordinal of the last that was told of its conversation
 */
public record Call(
        String id,
        String node,
        int tenantId,
        SortedMap<String, Leg> legs,
        SortedSet<String> others,
        long sequence,
        boolean settled,
        int revision,
        SortedMap<String, Long> said) {

    static final int MOST_LEGS = 128;
    private static final int MOST_TALKING = 16;

    private static final Comparator<Leg> BY_START = Comparator.comparing(
                    (Leg leg) -> leg.times().created(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Leg::uuid);

    private static final Comparator<Leg> LEAST_MISSED = Comparator.comparing(
                    (Leg leg) -> leg.times().answered() != null)
            .thenComparing(leg -> leg.end() == null ? Instant.MAX : leg.end().at())
            .thenComparing(Leg::uuid);

    public Call {
        legs = Collections.unmodifiableSortedMap(legs);
        // An empty set isn't written.
        others = others == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(others);
        said = said == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(said);
    }

    static Call begin(String id, String node, int tenantId) {
        return new Call(
                id,
                node,
                tenantId,
                Collections.emptySortedMap(),
                new TreeSet<>(Collections.singleton(id)),
                0,
                false,
                0,
                Collections.emptySortedMap());
    }

    /** With what was told of a leg; this itself if nothing is new. */
    Call with(Leg told) {
        Leg before = legs.get(told.uuid());
        Leg after = before == null ? told : before.join(told);
        if (after == before) {
            return this;
        }
        var all = new TreeMap<>(legs);
        all.put(after.uuid(), after);
        var unknown = new TreeSet<>(others);
        unknown.addAll(after.relatives());
        return of(all, unknown);
    }

    /** With the legs of another call, which thereby is none. */
    Call absorb(Call other) {
        var all = new TreeMap<>(legs);
        other.legs.forEach((uuid, leg) -> all.merge(uuid, leg, Leg::join));
        var unknown = new TreeSet<>(others);
        unknown.addAll(other.others);
        var told = new TreeMap<>(said);
        other.said.forEach((leg, ordinal) -> told.merge(leg, ordinal, Math::max));
        return of(all, unknown).withSaid(told);
    }

    /** Whether this was told of the leg's conversation already. */
    boolean wasSaid(String leg, long ordinal) {
        Long last = said.get(leg);
        return last != null && ordinal <= last;
    }

    /** With this told of the leg's conversation. */
    Call saying(String leg, long ordinal) {
        var told = new TreeMap<>(said);
        told.put(leg, ordinal);
        if (told.size() > MOST_TALKING) {
            told.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(eldest -> told.remove(eldest.getKey()));
        }
        return withSaid(told);
    }

    private Call withSaid(SortedMap<String, Long> told) {
        return new Call(id, node, tenantId, legs, others, sequence, settled, revision, told);
    }

    private Call of(TreeMap<String, Leg> all, TreeSet<String> unknown) {
        if (all.size() > MOST_LEGS) {
            Set<String> forgotten = forgetEnded(all);
            all.replaceAll((uuid, leg) -> leg.unrelatedTo(forgotten));
            unknown.removeAll(forgotten);
        }
        unknown.removeAll(all.keySet());
        return new Call(id, node, tenantId, all, unknown, sequence, settled, revision, said);
    }

    private Set<String> forgetEnded(TreeMap<String, Leg> all) {
        Set<String> forgotten = all.values().stream()
                .filter(leg -> leg.isEnded() && !leg.uuid().equals(id))
                .sorted(LEAST_MISSED)
                .limit(all.size() - MOST_LEGS)
                .map(Leg::uuid)
                .collect(Collectors.toSet());
        all.keySet().removeAll(forgotten);
        return forgotten;
    }

    Call ofTenant(int tenant) {
        return tenant == tenantId ? this : new Call(id, node, tenant, legs, others, sequence, settled, revision, said);
    }

    Call atSequence(long last) {
        return new Call(id, node, tenantId, legs, others, last, settled, revision, said);
    }

    /** With its record written, once more. */
    Call recorded() {
        return new Call(id, node, tenantId, legs, others, sequence, true, revision + 1, said);
    }

    /** All uuids that lead to this call. */
    @JsonIgnore
    SortedSet<String> uuids() {
        var all = new TreeSet<>(others);
        all.addAll(legs.keySet());
        return all;
    }

    /** At least one leg was set up: not only the remains of one that the switch gave up at once. */
    @JsonIgnore
    boolean isReal() {
        return legs.values().stream().anyMatch(Leg::isReal);
    }

    @JsonIgnore
    boolean isOver() {
        return legs.values().stream().allMatch(Leg::isEnded);
    }

    /** Somebody has to find out how a leg ended. */
    @JsonIgnore
    boolean isInferred() {
        return legs.values().stream()
                .anyMatch(leg -> leg.end() != null && leg.end().isInferred());
    }

    /** The leg that the call began with; null as long as nothing is known of it. */
    @Nullable
    Leg root() {
        Leg root = legs.get(id);
        return root == null || !root.isReal() ? null : root;
    }

    /** The other legs, first set up first. */
    Collection<Leg> dialled() {
        return legs.values().stream()
                .filter(leg -> !leg.uuid().equals(id) && leg.isReal())
                .sorted(BY_START)
                .toList();
    }

    /** When its first leg was set up. */
    Instant start() {
        return legs.values().stream()
                .map(leg -> leg.times().created())
                .filter(created -> created != null)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    boolean isOlderThan(Call other) {
        int order = start().compareTo(other.start());
        return order < 0 || (order == 0 && id.compareTo(other.id) < 0);
    }
}

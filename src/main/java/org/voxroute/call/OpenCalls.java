/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are open now, in memory: a copy of what the store holds, of bounded size. The call that was silent longest makes room;
 * its next event finds it in the store. Used under the lock of {@link CallLog}.
 */
final class OpenCalls {

    private final int most;
    // Both in order of their last news: the least recent is first.
    private final LinkedHashMap<String, Call> calls = new LinkedHashMap<>();
    private final LinkedHashMap<String, Instant> over = new LinkedHashMap<>();
    private final LinkedHashMap<String, Instant> unseen = new LinkedHashMap<>();
    private final LinkedHashMap<String, Instant> alone = new LinkedHashMap<>();
    private final Map<String, String> callsByLeg = new HashMap<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private long evicted;

    OpenCalls(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one open call must fit, not " + most);
        }
        this.most = most;
    }

    @Nullable
    Call byLeg(String uuid) {
        String id = callsByLeg.get(uuid);
        return id == null ? null : calls.get(id);
    }

    @Nullable
    Call byId(String id) {
        return calls.get(id);
    }

    List<Call> ofNode(String node) {
        return calls.values().stream().filter(call -> call.node().equals(node)).toList();
    }

    int size() {
        return calls.size();
    }

    /** How many had to make room since the start. */
    long evicted() {
        return evicted;
    }

    /** @param now when its last news came, by the hub's clock */
    void put(Call call, Instant now) {
        Call before = remove(call.id());
        if (before != null && !call.uuids().containsAll(before.uuids())) {
            forget(before);
        }
        if (call.settled()) {
            forget(call);
            return;
        }
        calls.put(call.id(), call);
        call.legs().keySet().forEach(uuid -> callsByLeg.put(uuid, call.id()));
        call.others().forEach(uuid -> callsByLeg.put(uuid, call.id()));
        if (call.isOver()) {
            (call.others().isEmpty() ? over : unseen).put(call.id(), now);
        } else if (mayBeAlone(call)) {
            alone.put(call.id(), now);
        }
        if (calls.size() > most) {
            evict();
        }
    }

    /** No longer open. */
    void drop(String id) {
        Call call = remove(id);
        if (call != null) {
            forget(call);
        }
    }

    /** A leg was heard of by this connection. */
    void heard(String uuid, long epoch) {
        if (epoch > 0 && callsByLeg.containsKey(uuid)) {
            epochs.put(uuid, epoch);
        }
    }

    boolean wasHeard(String uuid, long epoch) {
        Long last = epochs.get(uuid);
        return last != null && last == epoch;
    }

    /** Counts as news of every call. */
    void touchAll(Instant now) {
        over.replaceAll((id, before) -> now);
        unseen.replaceAll((id, before) -> now);
        alone.replaceAll((id, before) -> now);
    }

    /** Calls whose legs have all ended, without news since {@code limit}. */
    List<Call> overSince(Instant limit) {
        return since(over, limit);
    }

    /** Likewise, but another leg belongs to the call of which nothing was heard: it may live. */
    List<Call> unseenSince(Instant limit) {
        return since(unseen, limit);
    }

    /** Calls whose only leg was answered, without news since {@code limit}. */
    List<Call> aloneSince(Instant limit) {
        return since(alone, limit);
    }

    private List<Call> since(LinkedHashMap<String, Instant> waiting, Instant limit) {
        var due = new ArrayList<Call>();
        for (Map.Entry<String, Instant> entry : waiting.entrySet()) {
            if (entry.getValue().isAfter(limit)) {
                break;
            }
            due.add(calls.get(entry.getKey()));
        }
        return due;
    }

    /** An agent's telephone that was called and answered, and no other leg: perhaps one is still to come. */
    private static boolean mayBeAlone(Call call) {
        Leg root = call.legs().size() == 1 ? call.root() : null;
        return root != null
                && root.isOutgoing()
                && root.times().answered() != null
                && root.dialling().equals(Dialling.NONE);
    }

    private void evict() {
        for (String id : calls.keySet()) {
            if (!over.containsKey(id) && !unseen.containsKey(id)) {
                drop(id);
                evicted++;
                return;
            }
        }
    }

    private @Nullable Call remove(String id) {
        over.remove(id);
        unseen.remove(id);
        alone.remove(id);
        return calls.remove(id);
    }

    private void forget(Call call) {
        for (String uuid : call.uuids()) {
            callsByLeg.remove(uuid, call.id());
            epochs.remove(uuid);
        }
    }
}

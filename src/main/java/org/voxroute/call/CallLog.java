/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the calls: applies what switches tell, saves state, records and events in one transaction, and gives back the events.
 *
 * <p>The store is the truth, memory is a copy that changes only after the transaction. When a transaction fails, nobody knows whether it
 * was done: the next use reads the calls that it touched from the store again. So the caller simply tries again with the same events.
 *
 * <p>Thread-safe; one use at a time.
 */
public final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final int RECOVERED_AT_ONCE = 1000;
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    // A batch that failed is given again within seconds, unless its route was taken away.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CallStore store;
    private final Clock clock;
    private final CallLogSettings settings;
    private final OpenCalls open;
    private final Registrations registrations;
    private final EarlyTalk early = new EarlyTalk();
    private final ReentrantLock lock = new ReentrantLock();
    // Events that were saved, and that nobody was given.
    private final List<CloudEvent> owed = new ArrayList<>();
    private CallStore.@Nullable Changes doubtful;
    // Since when a batch couldn't be saved.
    private @Nullable Instant stalled;
    private boolean wasBehind;
    private Instant nextRecovery = Instant.MIN;
    private long warnedOfEvictions;

    public CallLog(CallStore store, Clock clock, CallLogSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.open = new OpenCalls(settings.maxOpenCalls());
        this.registrations = new Registrations(store, settings.defaultTenant());
    }

    /** Applies a batch. What was known already changes nothing and gives no event. */
    public List<CloudEvent> record(List<? extends SwitchEvent> batch) {
        return locked(() -> {
            wasBehind |= stalled != null;
            stalled = clock.instant();
            Draft draft = draftFor(batch);
            var late = new ArrayList<SwitchEvent.Said>();
            for (SwitchEvent event : batch) {
                if (event instanceof SwitchEvent.LegEvent leg) {
                    draft.apply(leg);
                    for (SwitchEvent.Said said : early.of(leg)) {
                        draft.apply(said);
                        late.add(said);
                    }
                } else if (event instanceof SwitchEvent.Said said) {
                    draft.apply(said);
                } else if (event instanceof SwitchEvent.Resynced resynced) {
                    resync(draft, resynced);
                }
            }
            save(draft, registrations.changes(batch));
            late.removeAll(draft.unknown());
            early.forget(late);
            early.keep(draft.unknown(), clock.instant());
            caughtUp();
            return payOwed();
        });
    }

    /**
     * Writes the records of calls that are over and silent since; to be called every 100 ms or so.
     *
     * @return the events of these calls
     */
    public List<CloudEvent> settle() {
        return locked(() -> {
            Instant now = clock.instant();
            if (isBehind(now)) {
                return payOwed();
            }
            early.forgetBefore(now);
            recover(now);
            var draft = new Draft(open, Map.of(), settings.defaultTenant());
            open.overSince(now.minus(settings.settleDelay())).forEach(draft::settle);
            open.unseenSince(now.minus(settings.unseenDelay())).forEach(draft::settle);
            open.aloneSince(now.minus(settings.servedDelay())).forEach(draft::serve);
            save(draft, Registrations.Changed.NOTHING);
            return payOwed();
        });
    }

    /** What a record that the switch posted has brought. */
    public enum PostResult {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** Applies the record of a leg that the switch posted; the events are given back by the next {@link #settle}. */
    public PostResult post(SwitchEvent.LegEvent told) {
        return locked(() -> {
            List<SwitchEvent.LegEvent> batch = List.of(told);
            Draft draft = draftFor(batch);
            draft.apply(told);
            CallStore.Changes changes = save(draft, Registrations.Changed.NOTHING);
            if (changes.calls().isEmpty()) {
                return PostResult.UNCHANGED;
            }
            boolean isNew =
                    changes.events().stream().anyMatch(event -> event.type().equals("call.started"));
            return isNew ? PostResult.CREATED : PostResult.UPDATED;
        });
    }

    /** Nodes of calls that are open, of those whose name ends so. */
    public Set<String> openNodes(String ending) {
        return store.openNodes(ending);
    }

    /** How many calls are open in memory. */
    public int openCalls() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    /** Events wait that couldn't be saved: a call may seem over or alone only because of that. */
    private boolean isBehind(Instant now) {
        Instant since = stalled;
        return since != null && now.isBefore(since.plus(PATIENCE));
    }

    private void caughtUp() {
        if (wasBehind) {
            open.touchAll(clock.instant());
        }
        wasBehind = false;
        stalled = null;
    }

    private Draft draftFor(List<? extends SwitchEvent> batch) {
        Set<String> unknown = new HashSet<>();
        for (SwitchEvent event : batch) {
            if (event instanceof SwitchEvent.LegEvent leg) {
                addUnknown(unknown, leg.leg().uuid());
                addUnknown(unknown, leg.call());
                leg.leg().relatives().forEach(uuid -> addUnknown(unknown, uuid));
            } else if (event instanceof SwitchEvent.Said said) {
                addUnknown(unknown, said.leg());
            } else if (event instanceof SwitchEvent.Resynced resynced) {
                load(resynced.node());
            }
        }
        Map<String, Call> stored = unknown.isEmpty() ? Map.of() : store.callsOfLegs(unknown);
        return new Draft(open, stored, settings.defaultTenant());
    }

    private void addUnknown(Set<String> unknown, String uuid) {
        if (open.byLeg(uuid) == null) {
            unknown.add(uuid);
        }
    }

    /** Open calls of a node that is heard of again, from before this hub knew it. */
    private void load(String node) {
        Instant now = clock.instant();
        List<Call> calls = store.openCalls(node, settings.maxOpenCalls());
        calls.stream().filter(call -> open.byId(call.id()) == null).forEach(call -> open.put(call, now));
        if (calls.size() == settings.maxOpenCalls()) {
            LOG.warn(
                    "Node {} has more than {} open calls: those beyond are compared at the next reconnect",
                    node,
                    calls.size());
        }
    }

    private void resync(Draft draft, SwitchEvent.Resynced resynced) {
        int closed = 0;
        for (Call call : open.ofNode(resynced.node())) {
            for (Leg leg : call.legs().values()) {
                boolean lives = resynced.alive().contains(leg.uuid())
                        || open.wasHeard(leg.uuid(), resynced.epoch())
                        || draft.wasHeard(leg.uuid(), resynced.epoch());
                if (!leg.isEnded() && !lives) {
                    draft.close(leg, resynced.at());
                    closed++;
                }
            }
        }
        if (closed > 0) {
            LOG.info("{} legs on node {} had ended unseen", closed, resynced.node());
        }
    }

    /** Calls that were over when an earlier hub was stopped. */
    private void recover(Instant now) {
        if (now.isBefore(nextRecovery)) {
            return;
        }
        List<Call> stranded = store.strandedCalls(RECOVERED_AT_ONCE);
        stranded.stream().filter(call -> open.byId(call.id()) == null).forEach(call -> open.put(call, now));
        nextRecovery = stranded.size() < RECOVERED_AT_ONCE ? now.plus(RECOVERY) : now;
    }

    private CallStore.Changes save(Draft draft, Registrations.Changed registered) {
        CallStore.Changes changes = draft.changes(registered);
        if (!changes.isEmpty()) {
            doubtful = changes;
            store.save(changes);
            doubtful = null;
            owed.addAll(changes.events());
        }
        draft.publish(clock.instant());
        warnOfEvictions();
        return changes;
    }

    /** Reads again what a failed transaction may have changed, or not. */
    private void resolveDoubt() {
        CallStore.Changes changes = doubtful;
        if (changes == null) {
            return;
        }
        Set<String> ids = new HashSet<>();
        changes.calls().forEach(call -> ids.add(call.id()));
        changes.merged().forEach(gone -> ids.add(gone.call().id()));
        Map<String, Call> stored = store.calls(ids);
        Instant now = clock.instant();
        for (String id : ids) {
            Call truth = stored.get(id);
            if (truth == null || truth.settled()) {
                open.drop(id);
            } else {
                open.put(truth, now);
            }
        }
        doubtful = null;
        if (!changes.calls().isEmpty() && changes.calls().stream().allMatch(call -> isStored(call, stored))) {
            owed.addAll(changes.events());
        }
    }

    /** What was told of the call, and every leg that another call has left to it. */
    private static boolean isStored(Call call, Map<String, Call> stored) {
        Call truth = stored.get(call.id());
        return truth != null
                && truth.sequence() >= call.sequence()
                && truth.legs().keySet().containsAll(call.legs().keySet());
    }

    private List<CloudEvent> payOwed() {
        List<CloudEvent> events = List.copyOf(owed);
        owed.clear();
        return events;
    }

    private void warnOfEvictions() {
        if (open.evicted() > warnedOfEvictions) {
            if (warnedOfEvictions == 0 || open.evicted() >= 2 * warnedOfEvictions) {
                LOG.warn(
                        "More than {} calls are open: the ones silent longest are read from the database when they go on",
                        settings.maxOpenCalls());
                warnedOfEvictions = open.evicted();
            }
        }
    }

    private <T> T locked(Supplier<T> use) {
        lock.lock();
        try {
            resolveDoubt();
            return use.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param settleDelay how long after the end of a call's last leg its record is written, unless something is heard of it again
     * @param unseenDelay likewise, if a leg belongs to it of which nothing was heard
     * @param servedDelay how long an agent's answered telephone may be alone before it counts as connected to the switch itself
     * @param maxOpenCalls in memory
     */
    public record CallLogSettings(
            Duration settleDelay, Duration unseenDelay, Duration servedDelay, int maxOpenCalls, int defaultTenant) {

        /** 300 ms, 30 s, 2 s, 20,000 calls, tenant 1. */
        public static final CallLogSettings DEFAULTS =
                new CallLogSettings(Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofSeconds(2), 20_000, 1);
    }
}

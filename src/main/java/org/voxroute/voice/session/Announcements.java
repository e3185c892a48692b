/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Calls whose media connection is expected, as they were announced. Bounded, and each is forgotten after a while. Thread-safe; not on the frame lane. */
final class Announcements {

    private final int limit;
    private final long patience;
    private final LongSupplier nanos;
    private final Map<UUID, Announced> expected = new HashMap<>();

    private record Announced(CallPlan plan, long until) {}

    Announcements(int limit, Duration patience, LongSupplier nanos) {
        this.limit = limit;
        this.patience = patience.toNanos();
        this.nanos = nanos;
    }

    /** This call's connection will come; false if too many are expected already. */
    synchronized boolean announce(CallPlan plan) {
        long now = nanos.getAsLong();
        if (expected.size() >= limit) {
            expected.values().removeIf(announced -> now - announced.until() >= 0);
        }
        if (expected.size() >= limit && !expected.containsKey(plan.call())) {
            return false;
        }
        expected.put(plan.call(), new Announced(plan, now + patience));
        return true;
    }

    /** It won't come. */
    synchronized void forget(UUID call) {
        expected.remove(call);
    }

    /** The call that connected now, if it was announced and in time; nobody can take it a second time. */
    synchronized Optional<CallPlan> take(UUID call) {
        Announced announced = expected.remove(call);
        return announced == null || nanos.getAsLong() - announced.until() >= 0
                ? Optional.empty()
                : Optional.of(announced.plan());
    }
}

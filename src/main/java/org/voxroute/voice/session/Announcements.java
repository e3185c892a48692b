/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Calls whose media connection is expected: who announced one decides who talks on it. Bounded, and each is forgotten after a while. Thread-safe; not on the frame lane. */
public final class Announcements {

    private final int limit;
    private final long patience;
    private final LongSupplier nanos;
    private final Map<UUID, Announced> expected = new HashMap<>();

    private record Announced(String provider, long until) {}

    Announcements(int limit, Duration patience, LongSupplier nanos) {
        this.limit = limit;
        this.patience = patience.toNanos();
        this.nanos = nanos;
    }

    /**
     * A connection with this id will come.
     *
     * @param provider who is to talk on the call
     * @return false if too many are expected already
     */
    public synchronized boolean announce(UUID call, String provider) {
        long now = nanos.getAsLong();
        if (expected.size() >= limit) {
            expected.values().removeIf(announced -> now - announced.until() >= 0);
        }
        if (expected.size() >= limit) {
            return false;
        }
        expected.put(call, new Announced(provider, now + patience));
        return true;
    }

    /** It won't come. */
    public synchronized void forget(UUID call) {
        expected.remove(call);
    }

    /** Who is to talk on the call that connected now, if it was announced and in time; nobody can take it a second time. */
    synchronized Optional<String> take(UUID call) {
        Announced announced = expected.remove(call);
        return announced == null || nanos.getAsLong() - announced.until() >= 0
                ? Optional.empty()
                : Optional.of(announced.provider());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls that this hub dialled lately, from the moment they are asked for: until the switch's first event of one is
 * saved, nobody else knows it. The latest {@link #MOST} are kept. Thread-safe.
 */
final class Dials {

    private static final int MOST = 10_000;

    private record Dial(DialRequest request, CompletableFuture<Void> begun) {}

    private final Map<String, Dial> recent = new LinkedHashMap<>();

    synchronized void add(DialRequest request) {
        recent.put(request.uuid(), new Dial(request, new CompletableFuture<>()));
        if (recent.size() > MOST) {
            var eldest = recent.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** The agent's telephone rings, or has answered. */
    void begun(String uuid) {
        Dial dial = find(uuid);
        if (dial != null) {
            dial.begun.complete(null);
        }
    }

    /** Whether somebody still waits to be told so. */
    boolean failed(String uuid, Exception told) {
        Dial dial = find(uuid);
        return dial != null && dial.begun.completeExceptionally(told);
    }

    /** Completes when it has begun or {@code patience} is over, in error when it failed before; not on a timer's thread. */
    CompletableFuture<Void> beginning(String uuid, Duration patience) {
        Dial dial = find(uuid);
        var told = new CompletableFuture<Void>();
        CompletableFuture<Void> begun = dial == null ? CompletableFuture.completedFuture(null) : dial.begun.copy();
        var unused = begun.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync((nothing, error) -> {
                    if (error == null) {
                        told.complete(null);
                    } else {
                        told.completeExceptionally(error.getCause() == null ? error : error.getCause());
                    }
                });
        return told;
    }

    /** The request of the call that the tenant dialled under this id; null if there was none lately. */
    @Nullable
    DialRequest of(String uuid, int tenant) {
        Dial dial = find(uuid);
        return dial == null || dial.request.tenant() != tenant ? null : dial.request;
    }

    private synchronized @Nullable Dial find(String uuid) {
        return recent.get(uuid);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Duration;
import java.util.HashMap;
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

    static final int MOST = 10_000;

    /** What a client calls its request, so that sending it twice doesn't dial twice. */
    record Key(int tenant, String text) {}

    private record Dial(DialRequest request, @Nullable Key key, CompletableFuture<Void> begun) {}

    private final Map<String, Dial> recent = new LinkedHashMap<>();
    private final Map<Key, Dial> keyed = new HashMap<>();

    /** The request that came with this key before; null if none did. */
    synchronized @Nullable DialRequest earlier(@Nullable Key key) {
        Dial dial = key == null ? null : keyed.get(key);
        return dial == null ? null : dial.request;
    }

    /** Adds a request, unless one with its key is there: then that one is returned instead. */
    synchronized DialRequest add(DialRequest request, @Nullable Key key) {
        DialRequest earlier = earlier(key);
        if (earlier != null) {
            return earlier;
        }
        var dial = new Dial(request, key, new CompletableFuture<>());
        recent.put(request.uuid(), dial);
        if (key != null) {
            keyed.put(key, dial);
        }
        if (recent.size() > MOST) {
            var eldest = recent.values().iterator();
            forgetKey(eldest.next());
            eldest.remove();
        }
        return request;
    }

    /** The agent's telephone rings, or has answered. */
    void begun(String uuid) {
        Dial dial = find(uuid);
        if (dial != null) {
            dial.begun.complete(null);
        }
    }

    /**
     * It has come to nothing.
     *
     * @param isOver whether that is certain; then its key may dial again
     * @return whether somebody still waits to be told so
     */
    boolean failed(String uuid, Exception told, boolean isOver) {
        Dial dial = find(uuid);
        if (dial != null && isOver) {
            forgetKey(dial);
        }
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
                        if (dial != null) {
                            // Nobody waits any more: what happens now is told by events.
                            dial.begun.complete(null);
                        }
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

    private synchronized void forgetKey(Dial dial) {
        if (dial.key != null) {
            keyed.remove(dial.key, dial);
        }
    }
}

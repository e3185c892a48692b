/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The component's threads: one clock for pings, time limits and reconnects; a few workers for what may block. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService clock;
    private final ExecutorService workers;
    private final Set<Peers> watched = ConcurrentHashMap.newKeySet();

    /** Both executors stay the caller's, who shuts them down. */
    Upkeep(ScheduledExecutorService clock, ExecutorService workers) {
        this.clock = clock;
        this.workers = workers;
        clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** For work that may block some seconds. What can't be taken is left out: the next tick asks for it again. After the end there is no next one: then it is done on the thread that brings it. */
    Executor workers() {
        return task -> {
            try {
                workers.execute(task);
            } catch (RejectedExecutionException e) {
                if (workers.isShutdown()) {
                    task.run();
                } else {
                    LOG.debug("No worker is free: {}", e.getMessage());
                }
            }
        };
    }

    void after(Duration delay, Runnable task) {
        try {
            clock.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping: {}", e.getMessage());
        }
    }

    void watch(Peers peers) {
        watched.add(peers);
    }

    /** Peers that are still closing are watched until they are gone. */
    void unwatch(Peers peers) {
        if (peers.size() == 0) {
            watched.remove(peers);
        } else {
            after(Duration.ofSeconds(1), () -> unwatch(peers));
        }
    }

    private void tick() {
        try {
            watched.forEach(peers -> peers.all().forEach(Peer::tick));
        } catch (RuntimeException e) {
            LOG.error("Looking after the WebSocket peers failed; the next look comes in a second", e);
        }
    }
}

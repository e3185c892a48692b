/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line's thread on a pool that all lines share: its tasks run one after another, in their order, and see what those before did. Thread-safe; never waits. */
final class LineThread implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(LineThread.class);
    /** After so many the other lines have a turn. */
    private static final int AT_ONCE = 32;

    private final Executor pool;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Thread running;

    LineThread(Executor pool) {
        this.pool = pool;
    }

    /** Whether this is the line's thread. */
    boolean isHere() {
        return Thread.currentThread() == running;
    }

    /** At once if this is the line's thread already. */
    @Override
    public void execute(Runnable task) {
        if (isHere()) {
            task.run();
        } else {
            add(task);
        }
    }

    /** Later, unless so many tasks wait already. */
    boolean offer(Runnable task, int most) {
        if (waiting.get() >= most) {
            return false;
        }
        add(task);
        return true;
    }

    private void add(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            pool.execute(this::run);
        }
    }

    private void run() {
        for (int done = 0; done < AT_ONCE; done++) {
            running = Thread.currentThread();
            runNext();
            // Before the count: from then on it may be another thread's turn.
            running = null;
            if (waiting.decrementAndGet() == 0) {
                return;
            }
        }
        pool.execute(this::run);
    }

    private void runNext() {
        Runnable task = tasks.poll();
        if (task == null) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A line's task failed", e);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one call's tasks in order, one at a time, on threads that all calls share. Bounded by weight: a task too much is
 * refused, not waited for.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** So that a lane with much to do lets others in between. */
    private static final int TASKS_A_TURN = 8;

    private final Executor executor;
    private final int capacity;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private int weight;
    private boolean running;

    Lane(Executor executor, int capacity) {
        this.executor = executor;
        this.capacity = capacity;
    }

    /** @return whether it will run; a task without weight always does */
    boolean run(int heavy, Runnable work) {
        synchronized (tasks) {
            if (heavy > 0 && weight + heavy > capacity) {
                return false;
            }
            weight += heavy;
            tasks.add(new Task(heavy, work));
            if (running) {
                return true;
            }
            running = true;
        }
        hand();
        return true;
    }

    /** When the recogniser is closed its threads are gone: what is left is to free memory, and anybody may do that. */
    private void hand() {
        try {
            executor.execute(this::turn);
        } catch (RejectedExecutionException e) {
            turn();
        }
    }

    private void turn() {
        for (int i = 0; i < TASKS_A_TURN; i++) {
            Task task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            try {
                task.work().run();
            } catch (RuntimeException e) {
                LOG.error("A task of the local voice failed", e);
            }
            synchronized (tasks) {
                weight -= task.weight();
            }
        }
        hand();
    }

    private record Task(int weight, Runnable work) {}
}

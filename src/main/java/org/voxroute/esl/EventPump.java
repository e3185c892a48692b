/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.voxroute.esl.client.EventQueue;
import org.voxroute.esl.client.ReceivedEvent;

/**
 * Carries events from a queue into a route: in each lane one step at a time, the next when the one before is done, also if that happens on another thread later.
 * A lane that waits, for events or for a step, holds no thread.
 */
final class EventPump {

    /** What is done with events. */
    @FunctionalInterface
    interface Step {
        /** Handles them; true if it is done, false if {@code later} is run when it is. */
        boolean handle(List<ReceivedEvent> events, Runnable later);
    }

    private final EventQueue queue;
    private final AtomicIntegerArray busy;
    private final Executor threads;
    private final int max;
    private final Step step;
    private volatile boolean stopped;

    EventPump(int lanes, int capacity, int max, Executor threads, Step step) {
        this.queue = new EventQueue(lanes, capacity, this::wake);
        this.busy = new AtomicIntegerArray(lanes);
        this.threads = threads;
        this.max = max;
        this.step = step;
    }

    EventQueue queue() {
        return queue;
    }

    /** Takes no more events, and begins no further step. */
    void stop() {
        stopped = true;
        queue.close();
    }

    private void wake(int lane) {
        if (!stopped && busy.compareAndSet(lane, 0, 1)) {
            submit(lane);
        }
    }

    private void submit(int lane) {
        try {
            threads.execute(() -> run(lane));
        } catch (RejectedExecutionException e) {
            // The consumer has stopped: what waits is its to give up.
            busy.set(lane, 0);
        }
    }

    private void run(int lane) {
        while (true) {
            List<ReceivedEvent> events = stopped ? List.of() : queue.poll(lane, max);
            if (events.isEmpty()) {
                busy.set(lane, 0);
                // One may have come before this lane was said to be free.
                if (stopped || queue.isEmpty(lane) || !busy.compareAndSet(lane, 0, 1)) {
                    return;
                }
            } else if (!step.handle(events, () -> submit(lane))) {
                return;
            }
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be done for one call: in order, one at a time, on threads that all calls share. Whoever adds to it goes on at once. */
final class CallWork {

    /** So that a call with much to do lets others in between. */
    private static final int AT_A_TIME = 16;

    private final Executor executor;
    private final int frames;
    private final Consumer<RuntimeException> problems;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger waitingFrames = new AtomicInteger();
    private volatile @Nullable Thread working;

    private record Task(boolean frame, Runnable work) {}

    /**
     * Nothing to do yet.
     *
     * @param frames that may wait; one more is refused
     * @param problems is told what a task throws; the next one runs nevertheless
     */
    CallWork(Executor executor, int frames, Consumer<RuntimeException> problems) {
        this.executor = executor;
        this.frames = frames;
        this.problems = problems;
    }

    /** What is done with a frame; false if so many wait already that it is late anyhow. */
    boolean frame(Runnable work) {
        if (waitingFrames.incrementAndGet() > frames) {
            waitingFrames.decrementAndGet();
            return false;
        }
        add(new Task(true, work));
        return true;
    }

    /** Something else: there is as little of it as the parts of a voice agent say at a time. */
    void run(Runnable work) {
        add(new Task(false, work));
    }

    /** Whether this is the thread that works on it now. */
    boolean isHere() {
        return working == Thread.currentThread();
    }

    private void add(Task task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            hand();
        }
    }

    private void hand() {
        try {
            executor.execute(this::turn);
        } catch (RejectedExecutionException e) {
            // The hub stops: nobody hears the call any more.
            tasks.clear();
        }
    }

    private void turn() {
        working = Thread.currentThread();
        int done = 0;
        for (Task task = tasks.poll(); task != null; task = done < AT_A_TIME ? tasks.poll() : null) {
            done++;
            if (task.frame()) {
                waitingFrames.decrementAndGet();
            }
            try {
                task.work().run();
            } catch (RuntimeException e) {
                problems.accept(e);
            }
        }
        working = null;
        if (waiting.addAndGet(-done) > 0) {
            hand();
        }
    }
}

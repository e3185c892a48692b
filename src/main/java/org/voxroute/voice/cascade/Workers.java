/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads on which all cascades work, and a clock for lines that pause. Has no threads while there is no call. Thread-safe. */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final int IDLE_SECONDS = 30;

    private final Executor executor;
    private final Duration every;
    private final Runnable shutdown;
    private final Set<Runnable> pulses = ConcurrentHashMap.newKeySet();
    private final AtomicLong overruns = new AtomicLong();
    private @Nullable ScheduledExecutorService clock;

    public Workers(int threads) {
        this(pool(threads), PULSE);
    }

    private Workers(ExecutorService pool, Duration pulse) {
        this(pool, pulse, pool::shutdown);
    }

    /** With threads of somebody else's. */
    Workers(Executor executor, Duration pulse) {
        this(executor, pulse, () -> {});
    }

    private Workers(Executor executor, Duration pulse, Runnable shutdown) {
        this.executor = executor;
        this.every = pulse;
        this.shutdown = shutdown;
    }

    private static ExecutorService pool(int threads) {
        var number = new AtomicInteger();
        // Bounded by the calls: each has one entry at most.
        var executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "cascade-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** A thread for each core. */
    public static Workers forThisMachine() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /** Frames that were not heard because their call was behind. */
    public long overruns() {
        return overruns.get();
    }

    Executor executor() {
        return executor;
    }

    void overrun() {
        overruns.incrementAndGet();
    }

    /** Runs it every 100 ms, until it is taken back. It must return at once. */
    void pulse(Runnable pulse) {
        synchronized (pulses) {
            pulses.add(pulse);
            if (clock == null) {
                var timer = new ScheduledThreadPoolExecutor(1, work -> {
                    var thread = new Thread(work, "cascade-clock");
                    thread.setDaemon(true);
                    return thread;
                });
                timer.scheduleAtFixedRate(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
                clock = timer;
            }
        }
    }

    void noPulse(Runnable pulse) {
        synchronized (pulses) {
            pulses.remove(pulse);
            if (pulses.isEmpty() && clock != null) {
                clock.shutdown();
                clock = null;
            }
        }
    }

    private void tick() {
        for (Runnable pulse : pulses) {
            try {
                pulse.run();
            } catch (RuntimeException e) {
                LOG.error("The clock of a call failed", e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (pulses) {
            pulses.clear();
            if (clock != null) {
                clock.shutdownNow();
                clock = null;
            }
        }
        shutdown.run();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** Calls at an even pace, for load tests: one run at a time. Thread-safe. */
final class LoadRun implements AutoCloseable {

    private static final int TICK_MILLIS = 20;

    private final SimulatedSwitch phones;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "simulator-load");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger left = new AtomicInteger();

    LoadRun(SimulatedSwitch phones) {
        this.phones = phones;
    }

    /** Begins; false if a run is under way. */
    boolean begin(int callsPerSecond, int seconds, Duration talk, String to) {
        int calls = callsPerSecond * seconds;
        if (!left.compareAndSet(0, calls)) {
            return false;
        }
        long began = System.nanoTime();
        tick(began, callsPerSecond, calls, talk, to);
        return true;
    }

    private void tick(long began, int callsPerSecond, int calls, Duration talk, String to) {
        long due = Math.min(calls, (System.nanoTime() - began) * callsPerSecond / 1_000_000_000L);
        while (calls - left.get() < due) {
            phones.placeCall(script(calls - left.get(), talk, to));
            left.decrementAndGet();
        }
        if (left.get() > 0) {
            pace.schedule(() -> tick(began, callsPerSecond, calls, talk, to), TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static CallScript script(int number, Duration talk, String to) {
        String from = "+1555%07d".formatted(number % 10_000_000);
        return new CallScript(from, "", to, Outcome.ANSWERED, Duration.ofMillis(100), talk, Side.CALLER);
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}

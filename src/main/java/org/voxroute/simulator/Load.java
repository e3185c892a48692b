/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.time.Duration;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.engine.Timer;

/** Answered calls at a steady rate, for load tests. Runs on the switch's thread. */
final class Load {

    private static final Duration TICK = Duration.ofMillis(10);

    /**
     * What to do.
     *
     * @param to the number that is called; it should reach a registered phone
     */
    record Plan(int callsPerSecond, Duration length, Duration talk, String to) {}

    private final SwitchCore core;
    private final Plan plan;
    private final long began;
    private Timer.Pending next = () -> {};
    private long placed;
    private long refused;
    private boolean running = true;

    Load(SwitchCore core, Plan plan) {
        this.core = core;
        this.plan = plan;
        this.began = System.nanoTime();
    }

    void start() {
        tick();
    }

    void stop() {
        running = false;
        next.cancel();
    }

    LoadProgress progress() {
        return new LoadProgress(running, placed, refused, planned());
    }

    private long planned() {
        return plan.callsPerSecond() * plan.length().toMillis() / 1000;
    }

    /** Places as many calls as are due by now: the rate is kept even if a tick comes late. */
    private void tick() {
        double seconds = (System.nanoTime() - began) / 1e9;
        long due = Math.min(planned(), (long) (seconds * plan.callsPerSecond()) + 1);
        while (running && placed + refused < due) {
            place();
        }
        if (placed + refused >= planned()) {
            running = false;
        } else if (running) {
            next = core.timer().after(TICK, this::tick);
        }
    }

    private void place() {
        long number = placed + refused;
        CallScript script = new CallScript(
                "+1555" + String.format("%07d", 1_000_000 + number % 9_000_000),
                "Load " + number,
                plan.to(),
                Outcome.ANSWERED,
                Duration.ofMillis(100),
                plan.talk(),
                number % 2 == 0 ? CallScript.Side.CALLER : CallScript.Side.AGENT);
        if (core.inbound().place(script).isPresent()) {
            placed++;
        } else {
            refused++;
        }
    }
}

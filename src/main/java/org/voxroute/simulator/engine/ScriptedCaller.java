/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.Optional;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** A caller from outside who follows a script. */
final class ScriptedCaller implements FarEnd {

    private static final Duration UNHEARD = Duration.ofSeconds(2);

    private final SwitchCore core;
    private final CallScript script;
    private boolean spoken;

    ScriptedCaller(SwitchCore core, CallScript script) {
        this.core = core;
        this.script = script;
    }

    CallScript script() {
        return script;
    }

    /** A caller who cancels does so even if nothing ever rings. */
    void placed(Leg leg) {
        if (script.outcome() == Outcome.CANCELLED) {
            after(leg, script.answerAfter().plus(UNHEARD), leg);
        }
    }

    @Override
    public void ringing(Leg leg) {
        if (script.outcome() == Outcome.CANCELLED) {
            after(leg, script.answerAfter(), leg);
        }
    }

    @Override
    public void answered(Leg leg) {
        // With nobody at the other end who could hang up, the caller does.
        if (script.hangupBy() == Side.CALLER || leg.peer() == null && !spoken) {
            Duration wait = script.hangupBy() == Side.CALLER
                    ? script.hangupAfter()
                    : script.hangupAfter().plusSeconds(1);
            spoken = true;
            after(leg, wait, leg);
        }
    }

    @Override
    public Duration patience() {
        return script.outcome() == Outcome.NO_ANSWER ? script.answerAfter().plusMillis(50) : FarEnd.super.patience();
    }

    @Override
    public Optional<CalleeScript> calleeScript() {
        return Optional.of(script.callee());
    }

    private void after(Leg leg, Duration delay, Leg who) {
        leg.timer(core.timer().after(delay, () -> core.hangups().farEndHangsUp(who)));
    }
}

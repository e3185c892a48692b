/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A phone, or a number behind a gateway, that takes a call as its script says. */
final class ScriptedPhone implements FarEnd {

    private final SwitchCore core;
    private final OutboundLegs legs;
    private final CalleeScript script;
    private @Nullable Dialing dialing;

    ScriptedPhone(SwitchCore core, OutboundLegs legs, CalleeScript script) {
        this.core = core;
        this.legs = legs;
        this.script = script;
    }

    void belongsTo(Dialing now) {
        dialing = now;
    }

    @Override
    public void dialled(Leg leg) {
        Dialing waiting = dialing;
        if (waiting == null) {
            return;
        }
        if (leg.channel().name().startsWith("null/")) {
            legs.answer(leg, waiting);
        } else if (script.outcome() == CalleeScript.Outcome.EARLY_MEDIA) {
            after(leg, script.ring(), () -> legs.earlyMedia(leg, waiting));
            after(leg, script.ring().plus(script.answer()), () -> legs.answer(leg, waiting));
        } else if (script.outcome().rings()) {
            after(leg, script.ring(), () -> legs.ring(leg, waiting));
            after(leg, script.ring().plus(script.answer()), () -> decide(leg, waiting));
        } else {
            after(leg, script.ring(), () -> legs.refuse(leg, script.outcome()));
        }
    }

    private void decide(Leg leg, Dialing waiting) {
        switch (script.outcome()) {
            case ANSWERED -> legs.answer(leg, waiting);
            case NO_ANSWER, CANCELLED -> {
                // rings on, until someone gives up
            }
            default -> legs.refuse(leg, script.outcome());
        }
    }

    @Override
    public void answered(Leg leg) {
        Duration hangup = script.hangup();
        if (hangup != null) {
            after(leg, hangup, () -> core.hangups().farEndHangsUp(leg));
        }
    }

    @Override
    public void ended(Leg leg) {
        legs.forget(leg);
    }

    private void after(Leg leg, Duration delay, Runnable task) {
        leg.timer(core.timer().after(delay, task));
    }
}

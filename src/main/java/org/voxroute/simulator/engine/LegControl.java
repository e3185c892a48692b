/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.xml.XmlNode;

/** What commands do to a leg from outside. */
public final class LegControl {

    private final SwitchCore core;
    private final UuidBridge uuidBridge;

    LegControl(SwitchCore core, UuidBridge uuidBridge) {
        this.core = core;
        this.uuidBridge = uuidBridge;
    }

    /** The leg is down at once; what follows from it comes a moment later, when other commands may have come between. */
    public void kill(Leg leg, HangupCause cause) {
        if (core.hangups().announce(leg, cause)) {
            core.timer().soon(() -> core.hangups().takeDown(leg));
        }
    }

    /** Ends the leg with all that follows from it, at once. */
    public void end(Leg leg, HangupCause cause) {
        core.hangups().hangup(leg, cause);
    }

    /** Whoever is at the far end of the leg hangs up. */
    public void farEndHangsUp(Leg leg) {
        core.hangups().farEndHangsUp(leg);
    }

    /** Connects two legs; false if one of them isn't answered. */
    public boolean bridge(Leg first, Leg second) {
        if (first == second || !UuidBridge.isReady(first.channel()) || !UuidBridge.isReady(second.channel())) {
            return false;
        }
        uuidBridge.bridge(first, second);
        return true;
    }

    /** Parks the leg; whoever it is bridged to is hung up. */
    public void park(Leg leg) {
        leg.actions().clear();
        leg.parkNext();
        leg.channel().next(ChannelState.PARK);
        Leg.Running running = leg.running();
        if (running != null) {
            running.interrupt();
        } else if (leg.peer() != null) {
            core.bridges().leaveAsSecond(leg);
        }
    }

    /** Both legs of a call go elsewhere. */
    public void transferBoth(Leg leg, String destination, String dialplan, String context) {
        Leg peer = leg.peer();
        if (peer != null) {
            core.bridges().partQuietly(leg, peer);
            core.transfers().transfer(peer, destination, dialplan, context);
        }
        core.transfers().transfer(leg, destination, dialplan, context);
    }

    /** The phone of the leg is put on hold; the other side hears music. */
    public boolean hold(Leg leg) {
        if (leg.isHeld() || !leg.channel().isUp()) {
            return false;
        }
        leg.held(true);
        Signals signals = core.signals();
        signals.callState(leg, CallState.HELD);
        signals.time(leg, ProfileTime.LAST_HOLD);
        core.sip().localSdpSent(leg.variables());
        signals.fire(leg, "CHANNEL_HOLD", Sites.HOLD);
        Leg peer = leg.peer();
        if (peer != null) {
            core.messages().broadcast(peer, holdMusic());
        }
        return true;
    }

    public boolean unhold(Leg leg) {
        if (!leg.isHeld()) {
            return false;
        }
        leg.held(false);
        Signals signals = core.signals();
        signals.callState(leg, CallState.UNHELD);
        long began = leg.channel().profile().time(ProfileTime.LAST_HOLD);
        long before = leg.channel().profile().time(ProfileTime.HOLD_ACCUM);
        leg.channel().profile().time(ProfileTime.HOLD_ACCUM, before + signals.now() - began);
        core.sip().localSdpSent(leg.variables());
        signals.fire(leg, "CHANNEL_UNHOLD", Sites.UNHOLD);
        signals.callState(leg, CallState.ACTIVE);
        Leg peer = leg.peer();
        if (peer != null) {
            stop(peer);
        }
        return true;
    }

    private String holdMusic() {
        return core.xml()
                .configuration("sofia.conf")
                .flatMap(sofia -> sofia.child("profiles"))
                .flatMap(profiles -> profiles.child("profile", "name", "internal"))
                .flatMap(profile -> profile.child("settings"))
                .flatMap(settings -> settings.child("param", "name", "hold-music"))
                .map((XmlNode param) -> param.attribute("value"))
                .orElse("local_stream://moh");
    }

    /** Ends what plays on the leg. */
    public void stop(Leg leg) {
        leg.commands().clear();
        Leg.Running beside = leg.beside();
        Leg.Running running = leg.running();
        if (beside != null) {
            beside.interrupt();
        } else if (running != null && leg.peer() == null && leg.isPlaying()) {
            running.interrupt();
        }
    }
}

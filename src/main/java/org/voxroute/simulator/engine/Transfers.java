/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** Blind transfers: the leg gets a new profile and goes through the dialplan again. */
public final class Transfers {

    private final SwitchCore core;

    Transfers(SwitchCore core) {
        this.core = core;
    }

    /** Sends the leg to a destination; an empty dialplan or context means the one it has. What runs on it ends. */
    public void transfer(Leg leg, String destination, String dialplan, String context) {
        Variables v = leg.variables();
        int forwards = parse(v.get("max_forwards", "70")) - 1;
        if (forwards <= 0) {
            core.hangups().hangup(leg, HangupCause.SWITCH_CONGESTION);
            return;
        }
        v.set("max_forwards", forwards);
        CallerProfile old = leg.channel().profile();
        String usedDialplan = dialplan.isEmpty() ? "XML" : dialplan;
        String usedContext = context.isEmpty() ? old.get(ProfileField.CONTEXT) : context;
        long now = core.bus().now();
        String source = now / 1_000_000 + ":" + core.newUuid() + ":bl_xfer:" + destination + '/' + usedContext + '/'
                + usedDialplan;
        CallerProfile fresh = old.copy();
        fresh.set(ProfileField.DESTINATION, destination);
        fresh.set(ProfileField.CONTEXT, usedContext);
        fresh.set(ProfileField.DIALPLAN, usedDialplan);
        fresh.set(ProfileField.RDNIS, old.get(ProfileField.DESTINATION));
        fresh.set(ProfileField.TRANSFER_SOURCE, source);
        fresh.set(ProfileField.INDEX, Integer.toString(parse(old.get(ProfileField.INDEX)) + 1));
        fresh.time(ProfileTime.PROFILE_CREATED, now);
        fresh.time(ProfileTime.BRIDGED, 0);
        v.set("signal_bond", null);
        Leg peer = leg.peer();
        if (peer != null) {
            peer.variables().set("signal_bond", null);
        }
        leg.channel().profile(fresh);
        leg.channel().forgetOther();
        leg.channel().next(ChannelState.ROUTING);
        v.push("transfer_history", source);
        v.set("transfer_source", source);
        leg.actions().clear();
        leg.transferred();
        Leg.Running running = leg.running();
        if (running != null) {
            running.interrupt();
        } else if (leg.peer() != null) {
            leg.executingAgain();
            core.bridges().leaveAsSecond(leg);
        } else if (leg.channel().running() == ChannelState.EXCHANGE_MEDIA) {
            leg.executingAgain();
            core.runner().proceed(leg);
        }
    }

    private static int parse(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }
}

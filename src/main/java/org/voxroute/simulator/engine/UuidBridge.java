/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.voxroute.simulator.event.CallSite;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** {@code uuid_bridge}: takes two legs out of what they do, and connects them. */
public final class UuidBridge {

    private final SwitchCore core;
    private final Signals signals;

    UuidBridge(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    /** Connects the legs; both must be answered or have early media. */
    public void bridge(Leg first, Leg second) {
        prepare(first, second);
        take(second);
        take(first);
        signals.state(first, ChannelState.SOFT_EXECUTE);
        signals.state(second, ChannelState.SOFT_EXECUTE);
        core.timer().soon(() -> connect(first, second));
    }

    private void prepare(Leg first, Leg second) {
        Variables a = first.variables();
        Variables b = second.variables();
        CallerProfile ofFirst = first.channel().profile();
        CallerProfile ofSecond = second.channel().profile();
        a.set("uuid_bridge", second.uuid());
        known(a, second);
        known(b, first);
        CallerProfile newFirst = renewed(first, second.uuid());
        CallerProfile newSecond = renewed(second, first.uuid());
        newFirst.set(ProfileField.CALLEE_ID_NAME, ofSecond.get(ProfileField.CALLEE_ID_NAME));
        newFirst.set(ProfileField.CALLEE_ID_NUMBER, ofSecond.get(ProfileField.CALLEE_ID_NUMBER));
        newSecond.set(ProfileField.CALLER_ID_NAME, ofFirst.get(ProfileField.CALLER_ID_NAME));
        newSecond.set(ProfileField.CALLER_ID_NUMBER, ofFirst.get(ProfileField.CALLER_ID_NUMBER));
        first.channel().profile(newFirst);
        second.channel().profile(newSecond);
        second.channel().ranDialplan(false);
        second.channel().originator(shown(ofFirst).withoutTimes());
        first.channel().originatee(shown(ofSecond));
    }

    private static CallerProfile shown(CallerProfile profile) {
        return profile.copy()
                .without(ProfileField.INDEX)
                .without(ProfileField.TRANSFER_SOURCE)
                .set(ProfileField.LOGICAL_DIRECTION, "inbound");
    }

    private static void known(Variables v, Leg other) {
        v.set("bridge_channel", other.channel().name()).set("bridge_uuid", other.uuid());
        v.set("signal_bond", other.uuid());
    }

    private CallerProfile renewed(Leg leg, String other) {
        CallerProfile old = leg.channel().profile();
        Variables v = leg.variables();
        v.set("original_destination_number", old.get(ProfileField.DESTINATION));
        v.set("original_caller_id_name", old.get(ProfileField.CALLER_ID_NAME));
        v.set("original_caller_id_number", old.get(ProfileField.CALLER_ID_NUMBER));
        long now = core.bus().now();
        String source = now / 1_000_000 + ":" + core.newUuid() + ":uuid_br:" + other;
        v.push("transfer_history", source).set("transfer_source", source);
        CallerProfile fresh = old.copy().set(ProfileField.TRANSFER_SOURCE, source);
        fresh.set(ProfileField.INDEX, Integer.toString(Integer.parseInt(old.get(ProfileField.INDEX)) + 1));
        return fresh.time(ProfileTime.PROFILE_CREATED, now).time(ProfileTime.BRIDGED, 0);
    }

    /** Ends what the leg does; it comes back to us instead of going on with its dialplan. */
    private void take(Leg leg) {
        leg.channel().next(ChannelState.HIBERNATE);
        leg.taken(true);
        leg.actions().clear();
        leg.stopBeside();
        Leg.Running running = leg.running();
        if (running != null) {
            running.interrupt();
        }
        signals.state(leg, ChannelState.HIBERNATE);
        signals.state(leg, ChannelState.RESET);
    }

    private void connect(Leg first, Leg second) {
        first.taken(false);
        second.taken(false);
        if (!first.channel().isUp() || !second.channel().isUp()) {
            core.hangups().finishIfDown(first);
            core.hangups().finishIfDown(second);
            return;
        }
        first.variables().set("uuid_bridge", null);
        second.variables().set("call_uuid", second.uuid());
        executed(first, Sites.UUID_BRIDGE_FIRST, second.uuid());
        executed(second, Sites.UUID_BRIDGE_SECOND, first.uuid());
        second.variables().set("call_uuid", first.variables().get("call_uuid", first.uuid()));
        signals.time(second, ProfileTime.BRIDGED);
        signals.state(second, ChannelState.CONSUME_MEDIA);
        core.bridges().connectTaken(first, second);
    }

    private void executed(Leg leg, CallSite site, String data) {
        signals.fire(
                leg,
                "CHANNEL_EXECUTE",
                site,
                List.of(),
                List.of(EventHeader.of("Application", "uuid_bridge"), EventHeader.of("Application-Data", data)));
    }

    /** Whether {@code channel} can be bridged at all. */
    static boolean isReady(Channel channel) {
        return channel.isUp() && (channel.isAnswered() || channel.isEarly());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.Optional;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** Calls that come in through the external profile, and what the switch does to their legs: early media, answer. */
public final class InboundCalls {

    private static final int PROFILE_PORT = 5080;
    private static final int CALLER_PORT = 5095;

    private final SwitchCore core;
    private final Signals signals;

    InboundCalls(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    /** A caller from outside dials a number of ours; empty if the switch has no room for another leg. */
    public Optional<Leg> place(CallScript script) {
        if (core.legs().isFull()) {
            return Optional.empty();
        }
        long now = core.bus().now();
        String name = "sofia/external/" + script.from() + '@' + core.ip();
        Channel channel = new Channel(core.newUuid(), Direction.INBOUND, name, ChannelState.NEW);
        ScriptedCaller caller = new ScriptedCaller(core, script);
        Leg leg = new Leg(channel, caller);
        long session = core.legs().add(leg);
        signals.fire(leg, "CHANNEL_STATE", Sites.STATE);

        channel.profile(profile(channel, script, now));
        signals.state(leg, ChannelState.INIT);
        Variables v = leg.variables();
        v.set("direction", "inbound")
                .set("uuid", leg.uuid())
                .set("call_uuid", leg.uuid())
                .set("session_id", session);
        SipFacts.Invite invite = new SipFacts.Invite(script.from(), script.name(), script.to(), CALLER_PORT, now);
        core.sip().invited(v, invite, name, "external", PROFILE_PORT);
        channel.next(ChannelState.ROUTING);
        signals.fire(leg, "CHANNEL_CREATE", Sites.CREATE);
        caller.placed(leg);
        core.runner().route(leg);
        return Optional.of(leg);
    }

    private CallerProfile profile(Channel channel, CallScript script, long now) {
        CallerProfile profile = new CallerProfile()
                .set(ProfileField.DIRECTION, Direction.INBOUND.word())
                .set(ProfileField.LOGICAL_DIRECTION, Direction.INBOUND.word())
                .set(ProfileField.USERNAME, script.from())
                .set(ProfileField.DIALPLAN, "XML");
        String name = script.name().isEmpty() ? script.from() : script.name();
        profile.set(ProfileField.CALLER_ID_NAME, name).set(ProfileField.CALLER_ID_NUMBER, script.from());
        profile.set(ProfileField.ORIG_CALLER_ID_NAME, name).set(ProfileField.ORIG_CALLER_ID_NUMBER, script.from());
        profile.set(ProfileField.NETWORK_ADDR, core.ip()).set(ProfileField.ANI, script.from());
        profile.set(ProfileField.DESTINATION, script.to()).set(ProfileField.UNIQUE_ID, channel.uuid());
        profile.set(ProfileField.SOURCE, "mod_sofia").set(ProfileField.CONTEXT, "public");
        profile.set(ProfileField.CHANNEL_NAME, channel.name()).set(ProfileField.INDEX, "1");
        return profile.time(ProfileTime.PROFILE_CREATED, now).time(ProfileTime.CREATED, now);
    }

    /** Early media: the caller hears something before the answer. Does nothing if it does already. */
    void preAnswer(Leg leg) {
        Channel channel = leg.channel();
        if (!channel.isUp() || channel.isEarly() || channel.isAnswered()) {
            return;
        }
        signals.codecs(leg, Codec.PCMU);
        channel.early(true);
        signals.time(leg, ProfileTime.PROGRESS_MEDIA);
        core.sip().negotiated(leg.variables(), true);
        leg.variables().set("endpoint_disposition", "EARLY MEDIA");
        signals.fire(leg, "CHANNEL_PROGRESS_MEDIA", Sites.PROGRESS_MEDIA);
        signals.callState(leg, CallState.EARLY);
        core.sip().localSdpSent(leg.variables());
    }

    /** The caller is told that it rings. */
    void ringing(Leg leg) {
        Channel channel = leg.channel();
        if (channel.isUp() && !channel.isEarly() && !channel.isAnswered() && channel.direction() == Direction.INBOUND) {
            if (!Signals.happened(leg, ProfileTime.PROGRESS)) {
                signals.time(leg, ProfileTime.PROGRESS);
            }
            signals.fire(leg, "CHANNEL_PROGRESS", Sites.PROGRESS);
        }
    }

    /** A command answers the caller. */
    public void answerFromOutside(Leg leg) {
        if (leg.channel().direction() == Direction.INBOUND) {
            answer(leg);
        }
    }

    /** The switch answers the caller. */
    void answer(Leg leg) {
        Channel channel = leg.channel();
        if (!channel.isUp() || channel.isAnswered()) {
            return;
        }
        preAnswer(leg);
        core.sip().localSdpSent(leg.variables());
        channel.answered(true);
        signals.time(leg, ProfileTime.ANSWERED);
        signals.fire(leg, "CHANNEL_ANSWER", Sites.ANSWER);
        leg.variables().set("endpoint_disposition", "ANSWER");
        signals.callState(leg, CallState.ACTIVE);
        leg.farEnd().answered(leg);
        if (leg.running() == null) {
            core.timer().soon(() -> core.sip().acknowledged(leg.variables()));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Directory.User;

/** Makes the legs that the switch dials: who they say is calling, and the variables that they are born with, in the order in which a real switch sets them. */
final class OutboundLegMaker {

    private final SwitchCore core;
    private final Signals signals;

    OutboundLegMaker(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    /** A leg, as far as CHANNEL_OUTGOING. */
    Leg make(String uuid, Destination to, Dialer.Resolved target, @Nullable Leg originator, FarEnd farEnd) {
        Channel channel = new Channel(uuid, Direction.OUTBOUND, to.channelName(), ChannelState.NONE);
        channel.next(ChannelState.INIT);
        Leg leg = new Leg(channel, farEnd);
        long session = core.legs().add(leg);
        channel.profile(profile(channel, to, target, originator));
        if (originator != null) {
            channel.originator(originatorProfile(originator));
        }
        signals.fire(leg, "CHANNEL_OUTGOING", Sites.OUTGOING);
        create(leg, to, target, originator, session);
        return leg;
    }

    /** A channel that is gone before it had a name: a gateway that is down leaves that. */
    void stillborn() {
        Channel channel = new Channel(core.newUuid(), Direction.OUTBOUND, "N/A", ChannelState.NONE);
        channel.next(ChannelState.NEW);
        Leg leg = new Leg(channel, FarEnd.PASSIVE);
        Variables v = leg.variables();
        v.set("direction", "outbound").set("is_outbound", "true").set("uuid", leg.uuid());
        v.set("call_uuid", leg.uuid()).set("session_id", core.legs().add(leg));
        signals.fire(leg, "CHANNEL_DESTROY", Sites.DESTROY);
        signals.state(leg, ChannelState.DESTROY, ChannelState.NEW);
        core.legs().remove(leg);
    }

    /** The originator as its legs know it. */
    static CallerProfile originatorProfile(Leg originator) {
        return originator
                .channel()
                .profile()
                .copy()
                .withoutTimes()
                .without(ProfileField.INDEX)
                .without(ProfileField.TRANSFER_SOURCE);
    }

    private CallerProfile profile(Channel channel, Destination to, Dialer.Resolved target, @Nullable Leg originator) {
        CallerProfile profile = originator == null
                ? new CallerProfile()
                        .set(ProfileField.SOURCE, "src/switch_ivr_originate.c")
                        .set(ProfileField.CONTEXT, "default")
                : originatorProfile(originator)
                        .without(ProfileField.CALLEE_ID_NAME)
                        .without(ProfileField.CALLEE_ID_NUMBER);
        profile.set(ProfileField.DIRECTION, Direction.OUTBOUND.word());
        profile.set(ProfileField.LOGICAL_DIRECTION, Direction.OUTBOUND.word());
        identify(profile, target, originator);
        profile.set(ProfileField.CALLEE_ID_NAME, "Outbound Call").set(ProfileField.CALLEE_ID_NUMBER, to.number());
        profile.set(ProfileField.DESTINATION, to.number()).set(ProfileField.UNIQUE_ID, channel.uuid());
        profile.set(ProfileField.CHANNEL_NAME, channel.name()).set(ProfileField.INDEX, "1");
        long now = core.bus().now();
        return profile.time(ProfileTime.PROFILE_CREATED, now).time(ProfileTime.CREATED, now);
    }

    /** The caller that the far end sees: what the dial string says, else the effective caller id of the originator, else the originator's. */
    private static void identify(CallerProfile profile, Dialer.Resolved target, @Nullable Leg originator) {
        String name = target.variables().get("origination_caller_id_name");
        String number = target.variables().get("origination_caller_id_number");
        if (originator != null) {
            Variables v = originator.variables();
            name = name != null ? name : v.get("effective_caller_id_name");
            number = number != null ? number : v.get("effective_caller_id_number");
            set(profile, ProfileField.CALLER_ID_NAME, name);
            set(profile, ProfileField.CALLER_ID_NUMBER, number);
        } else {
            String usedNumber = number == null ? "0000000000" : number;
            profile.set(ProfileField.CALLER_ID_NAME, name == null ? "" : name)
                    .set(ProfileField.CALLER_ID_NUMBER, usedNumber);
            profile.set(ProfileField.ORIG_CALLER_ID_NAME, name == null ? "" : name)
                    .set(ProfileField.ORIG_CALLER_ID_NUMBER, usedNumber);
            profile.set(ProfileField.ANI, usedNumber);
        }
    }

    private static void set(CallerProfile profile, ProfileField field, @Nullable String value) {
        if (value != null) {
            profile.set(field, value);
        }
    }

    private void create(Leg leg, Destination to, Dialer.Resolved target, @Nullable Leg originator, long session) {
        Variables v = leg.variables();
        v.set("direction", "outbound").set("is_outbound", "true").set("uuid", leg.uuid());
        v.set("call_uuid", leg.uuid()).set("session_id", session);
        SipFacts.Outgoing sip = to.sip();
        if (to.gateway() != null) {
            v.set("sip_gateway_name", to.gateway().name()).set("sip_invite_domain", core.ip());
        }
        if (sip != null) {
            core.sip().created(v, to.profileName(), to.channelName(), "sip:" + sip.user() + '@' + sip.host());
        }
        if (originator != null) {
            linkToOriginator(v, originator);
        }
        Map<String, String> exported = originator == null ? Map.of() : Dialing.exported(originator);
        Map<String, String> given = new LinkedHashMap<>(target.variables());
        if (originator != null) {
            first(v, given, "dialed_user");
            first(v, given, "dialed_domain");
        }
        exported.forEach(v::set);
        given.forEach(v::set);
        v.set("originate_early_media", "true");
        if (originator != null) {
            v.set("originating_leg_uuid", originator.uuid());
        }
        v.set(
                "originate_endpoint",
                to.channelName().substring(0, to.channelName().indexOf('/')));
    }

    private static void first(Variables v, Map<String, String> given, String name) {
        String value = given.remove(name);
        if (value != null) {
            v.set(name, value);
        }
    }

    private static void linkToOriginator(Variables v, Leg originator) {
        Variables from = originator.variables();
        int forwards = Integer.parseInt(from.get("max_forwards", "71")) - 1;
        v.set("max_forwards", forwards);
        v.set("originator_codec", originatorCodec(originator));
        v.set("originator", originator.uuid()).set("signal_bond", originator.uuid());
        v.set("switch_m_sdp", from.get("switch_r_sdp"));
        v.set("call_uuid", from.get("call_uuid", originator.uuid()));
    }

    /** A leg dialled as {@code user/} becomes the user's: it tells CHANNEL_OUTGOING again, and has the user's variables. */
    void adopt(Leg leg, Destination to, @Nullable Leg originator) {
        if (originator != null) {
            CallerProfile fresh = originatorProfile(originator);
            leg.channel().originator(fresh);
        }
        signals.fire(leg, "CHANNEL_OUTGOING", Sites.OUTGOING);
        Variables v = leg.variables();
        List<String> again =
                originator == null ? to.given() : List.of("max_forwards", "originator_codec", "originator");
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        again.forEach(name -> given.put(name, v.get(name)));
        User user = to.user();
        if (user != null) {
            user.variables().forEach(v::set);
        }
        // What the command says counts more than what the directory says.
        given.forEach(v::set);
        if (originator != null) {
            v.set("originator_codec", originatorCodec(originator));
            v.set("originator", v.get("originator"));
            Dialing.exported(originator).forEach(v::set);
        }
        v.set("originate_early_media", "true");
        if (originator != null) {
            v.set("originating_leg_uuid", originator.uuid());
        }
        v.set("originate_endpoint", "user");
    }

    static String originatorCodec(Leg originator) {
        return originator.channel().readCodec() == null ? SipFacts.PCMU : "PCMU@8000h@20i";
    }
}

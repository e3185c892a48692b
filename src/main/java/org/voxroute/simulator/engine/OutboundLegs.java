/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Directory.User;

/** Legs that the switch dials: how they come into being, ring, answer or are refused. */
final class OutboundLegs {

    /** A leg, or why there is none. */
    record Made(@Nullable Leg leg, HangupCause failure) {}

    private final SwitchCore core;
    private final Signals signals;
    private final Locator locator;
    private final Map<Leg, Destination> destinations = new LinkedHashMap<>();

    OutboundLegs(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
        this.locator = new Locator(core);
    }

    /** Makes the leg, as far as CHANNEL_OUTGOING. */
    Made make(Dialer.Resolved target, @Nullable Leg originator) {
        if (core.legs().isFull()) {
            return new Made(null, HangupCause.SWITCH_CONGESTION);
        }
        Locator.Located located = locator.locate(target.url());
        Destination to = located.destination();
        if (to == null) {
            if (target.url().startsWith("sofia/gateway/")) {
                stillborn();
            }
            return new Made(null, located.failure());
        }
        String uuid = target.variables().getOrDefault("origination_uuid", "");
        if (!uuid.isEmpty() && core.legs().get(uuid) != null) {
            return new Made(null, HangupCause.DESTINATION_OUT_OF_ORDER);
        }
        Channel channel = new Channel(
                uuid.isEmpty() ? core.newUuid() : uuid, Direction.OUTBOUND, to.channelName(), ChannelState.NONE);
        channel.next(ChannelState.INIT);
        CalleeScript script = originator == null
                ? to.script()
                : originator.farEnd().calleeScript().orElse(to.script());
        Leg leg = new Leg(channel, new ScriptedPhone(core, this, script));
        destinations.put(leg, to.of(target.user(), target.common()));
        long session = core.legs().add(leg);
        channel.profile(profile(channel, to, target, originator));
        if (originator != null) {
            channel.originator(originatorProfile(originator));
        }
        signals.fire(leg, "CHANNEL_OUTGOING", Sites.OUTGOING);
        create(leg, to, target, originator, session);
        return new Made(leg, HangupCause.NONE);
    }

    /** A channel that is gone before it had a name: a gateway that is down leaves that. */
    private void stillborn() {
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

    private static CallerProfile originatorProfile(Leg originator) {
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

    static String originatorCodec(Leg originator) {
        return originator.channel().readCodec() == null ? SipFacts.PCMU : "PCMU@8000h@20i";
    }

    /** Sends the INVITE: the leg goes through its first states and waits for the far end. */
    void dial(Leg leg, Dialer.Resolved target, @Nullable Leg originator, Dialing dialing) {
        Destination to = destination(leg);
        Channel channel = leg.channel();
        ((ScriptedPhone) leg.farEnd()).belongsTo(dialing);
        signals.state(leg, ChannelState.INIT);
        SipFacts.Outgoing sip = to.sip();
        if (sip != null) {
            String codecs = originator == null ? "PCMU,PCMA" : originatorCodec(originator);
            String video = originator == null ? "" : originator.channel().isAnswered() ? "inactive" : "sendrecv";
            core.sip().sent(leg.variables(), sip, codecs, video);
        }
        channel.next(ChannelState.ROUTING);
        signals.fire(leg, "CHANNEL_CREATE", Sites.CREATE);
        signals.fire(leg, "CHANNEL_ORIGINATE", Sites.ORIGINATE);
        signals.state(leg, ChannelState.ROUTING);
        channel.next(ChannelState.CONSUME_MEDIA);
        signals.presenceOfState(leg, ChannelState.ROUTING, "progressing");
        signals.state(leg, ChannelState.CONSUME_MEDIA);
        leg.farEnd().dialled(leg);
    }

    /** The far end rings. */
    void ring(Leg leg, Dialing dialing) {
        if (!leg.channel().isUp()) {
            return;
        }
        replied(leg);
        identified(leg);
        happens(leg, ProfileTime.PROGRESS);
        signals.fire(leg, "CHANNEL_PROGRESS", Sites.PROGRESS);
        signals.callState(leg, CallState.RINGING);
        dialing.onRinging(leg);
    }

    private void replied(Leg leg) {
        SipFacts.Outgoing sip = destination(leg).sip();
        if (sip != null) {
            core.sip().replied(leg.variables(), sip);
        }
    }

    private void identified(Leg leg) {
        SipFacts.Outgoing sip = destination(leg).sip();
        CallerProfile profile = leg.channel().profile();
        if (sip != null) {
            core.sip()
                    .identified(
                            leg.variables(),
                            sip,
                            profile.get(ProfileField.CALLER_ID_NAME),
                            profile.get(ProfileField.CALLER_ID_NUMBER));
        }
        profile.set(ProfileField.NETWORK_ADDR, core.ip());
    }

    /** What happens to a leg for the first time happens to its originator too. */
    private void happens(Leg leg, ProfileTime what) {
        long now = core.bus().now();
        leg.channel().profile().time(what, now);
        CallerProfile other = leg.channel().other();
        if (other != null) {
            other.time(what, now);
            Leg originator = core.legs().get(other.get(ProfileField.UNIQUE_ID));
            if (originator != null && !Signals.happened(originator, what)) {
                originator.channel().profile().time(what, now);
            }
        }
    }

    /** The far end sends audio before its answer. */
    void earlyMedia(Leg leg, Dialing dialing) {
        if (!leg.channel().isUp()) {
            return;
        }
        Variables v = leg.variables();
        replied(leg);
        v.set("ep_codec_string", SipFacts.PCMU);
        identified(leg);
        core.sip().remoteSdp(v);
        v.set("endpoint_disposition", "EARLY MEDIA");
        leg.channel().early(true);
        happens(leg, ProfileTime.PROGRESS_MEDIA);
        signals.fire(leg, "CHANNEL_PROGRESS_MEDIA", Sites.PROGRESS_MEDIA);
        signals.callState(leg, CallState.EARLY);
        signals.codecs(leg, Codec.PCMU);
        core.sip().negotiated(v, true);
        v.set("endpoint_disposition", "EARLY MEDIA");
        dialing.onEarlyMedia(leg);
    }

    /** The far end answers. */
    void answer(Leg leg, Dialing dialing) {
        Channel channel = leg.channel();
        if (!channel.isUp() || channel.isAnswered()) {
            return;
        }
        Gateway gateway = destination(leg).gateway();
        if (gateway != null) {
            gateway.countOut(false);
        }
        if (channel.isEarly()) {
            replied(leg);
            core.sip().identifiedAgain(leg.variables());
            core.sip().remoteSdpArrived(leg.variables());
        } else {
            core.sip().remoteSdpArrived(leg.variables());
            signals.codecs(leg, Codec.PCMU);
            core.sip().negotiated(leg.variables(), false);
        }
        channel.answered(true);
        signals.time(leg, ProfileTime.ANSWERED);
        signals.fire(leg, "CHANNEL_ANSWER", Sites.ANSWER);
        leg.variables().set("endpoint_disposition", "ANSWER");
        signals.presence(leg, "answered", "active", "switch_channel_perform_mark_answered", 3904);
        signals.callState(leg, CallState.ACTIVE);
        leg.farEnd().answered(leg);
        dialing.onAnswered(leg);
    }

    /** The far end refuses. */
    void refuse(Leg leg, CalleeScript.Outcome outcome) {
        if (!leg.channel().isUp()) {
            return;
        }
        Destination to = destination(leg);
        if (to.gateway() != null) {
            to.gateway().countOut(true);
        }
        leg.channel().profile().set(ProfileField.NETWORK_ADDR, core.ip());
        if (to.sip() != null) {
            boolean first = !Signals.happened(leg, ProfileTime.PROGRESS);
            core.sip()
                    .refused(
                            leg.variables(),
                            to.sip(),
                            outcome.status(),
                            outcome.phrase(),
                            outcome.cause().number(),
                            first);
        }
        core.hangups().hangup(leg, outcome.cause());
    }

    /** As {@code originated_legs} lists it. */
    static String legEntry(Leg leg) {
        CallerProfile profile = leg.channel().profile();
        return leg.uuid()
                + ';'
                + profile.get(ProfileField.CALLEE_ID_NAME)
                + ';'
                + profile.get(ProfileField.CALLEE_ID_NUMBER);
    }

    /** A leg dialled as {@code user/} becomes the user's: it tells CHANNEL_OUTGOING again, and has the user's variables. */
    void adopt(Leg leg, @Nullable Leg originator) {
        if (originator != null) {
            CallerProfile fresh = originatorProfile(originator);
            leg.channel().originator(fresh);
        }
        signals.fire(leg, "CHANNEL_OUTGOING", Sites.OUTGOING);
        Variables v = leg.variables();
        Destination to = destination(leg);
        User user = to.user();
        if (user != null) {
            user.variables().forEach(v::set);
        }
        List<String> again =
                originator == null ? to.given() : List.of("max_forwards", "originator_codec", "originator");
        again.forEach(name -> v.set(name, v.get(name)));
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

    void forget(Leg leg) {
        destinations.remove(leg);
    }

    private Destination destination(Leg leg) {
        Destination to = destinations.get(leg);
        if (to == null) {
            throw new IllegalStateException("not an outbound leg: " + leg);
        }
        return to;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** Legs that the switch dials: how they are dialled, ring, answer or are refused. */
final class OutboundLegs {

    /** A leg, or why there is none. */
    record Made(@Nullable Leg leg, HangupCause failure) {}

    private final SwitchCore core;
    private final Signals signals;
    private final Locator locator;
    private final OutboundLegMaker maker;
    private final Map<Leg, Destination> destinations = new LinkedHashMap<>();

    OutboundLegs(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
        this.locator = new Locator(core);
        this.maker = new OutboundLegMaker(core);
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
                maker.stillborn();
            }
            return new Made(null, located.failure());
        }
        String wanted = target.variables().getOrDefault("origination_uuid", "");
        if (!wanted.isEmpty() && core.legs().get(wanted) != null) {
            return new Made(null, HangupCause.DESTINATION_OUT_OF_ORDER);
        }
        String uuid = wanted.isEmpty() ? core.newUuid() : wanted;
        Leg leg = maker.make(uuid, to, target, originator, new ScriptedPhone(core, this, script(to, originator)));
        destinations.put(leg, to.of(target.user(), target.common()));
        return new Made(leg, HangupCause.NONE);
    }

    /** What was set for the number counts; else what the caller's own story says of those who are called for him. */
    private static CalleeScript script(Destination to, @Nullable Leg originator) {
        return originator == null || !to.script().equals(CalleeScript.DEFAULT)
                ? to.script()
                : originator.farEnd().calleeScript().orElse(to.script());
    }

    /** Sends the INVITE: the leg goes through its first states and waits for the far end. */
    void dial(Leg leg, Dialer.Resolved target, @Nullable Leg originator, Dialing dialing) {
        Destination to = destination(leg);
        Channel channel = leg.channel();
        ((ScriptedPhone) leg.farEnd()).belongsTo(dialing);
        signals.state(leg, ChannelState.INIT);
        SipFacts.Outgoing sip = to.sip();
        if (sip != null) {
            String codecs = originator == null ? "PCMU,PCMA" : OutboundLegMaker.originatorCodec(originator);
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

    /** A leg dialled as {@code user/} becomes the user's. */
    void adopt(Leg leg, @Nullable Leg originator) {
        maker.adopt(leg, destination(leg), originator);
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

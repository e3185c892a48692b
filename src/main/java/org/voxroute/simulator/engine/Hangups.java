/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Dialplan.Action;

/** The end of a leg, from CHANNEL_HANGUP to its last CHANNEL_STATE. */
final class Hangups {

    /** Who ended it, as far as SIP knows. */
    enum By {
        SWITCH,
        FAR_END
    }

    private final Signals signals;
    private final Legs legs;
    private final Recordings recordings;

    Hangups(Signals signals, Legs legs, Recordings recordings) {
        this.signals = signals;
        this.legs = legs;
        this.recordings = recordings;
    }

    /** The far end says goodbye: a BYE, or a CANCEL before the answer. */
    void farEndHangsUp(Leg leg) {
        Channel channel = leg.channel();
        if (!channel.isUp()) {
            return;
        }
        Variables v = leg.variables();
        if (channel.isAnswered()) {
            SipFacts.terminated(v, 200, HangupCause.NORMAL_CLEARING.number());
            hangup(leg, HangupCause.NORMAL_CLEARING, () -> v.set("sip_hangup_disposition", "recv_bye"));
        } else {
            v.set("sip_hangup_disposition", "recv_cancel");
            SipFacts.failed(v, 487, "CANCEL");
            SipFacts.terminated(v, 487, HangupCause.ORIGINATOR_CANCEL.number());
            hangup(leg, HangupCause.ORIGINATOR_CANCEL, () -> {});
        }
    }

    /** The switch ends it. */
    void hangup(Leg leg, HangupCause cause) {
        hangup(leg, cause, () -> {});
    }

    private void hangup(Leg leg, HangupCause cause, Runnable afterwards) {
        if (announce(leg, cause)) {
            afterwards.run();
            takeDown(leg);
        }
    }

    /** CHANNEL_HANGUP: from now on the leg is down. False if it was already. */
    boolean announce(Leg leg, HangupCause cause) {
        Channel channel = leg.channel();
        if (!channel.isUp()) {
            return false;
        }
        boolean bridged = leg.variables().get("bridge_to") != null;
        if (bridged) {
            boolean originator = channel.otherType() == Channel.OtherType.ORIGINATEE;
            leg.variables().set("last_bridge_role", originator ? "originator" : "originatee");
        }
        channel.cause(cause);
        channel.next(ChannelState.HANGUP);
        signals.time(leg, ProfileTime.HANGUP);
        signals.fire(leg, "CHANNEL_HANGUP", Sites.HANGUP);
        Leg peer = leg.peer();
        if (bridged && peer != null && peer.channel().isUp()) {
            tellPeer(leg.variables(), peer.variables(), cause);
        }
        leg.cancelTimers();
        leg.watchers().forEach(Runnable::run);
        return true;
    }

    /** Ends what a leg does that is down. */
    void takeDown(Leg leg) {
        if (leg.isEnded()) {
            return;
        }
        leg.stopBeside();
        Leg.Running running = leg.running();
        Runnable waiting = leg.takeOnDown();
        if (running != null) {
            running.interrupt();
        }
        if (waiting != null) {
            waiting.run();
        }
        if (running == null && waiting == null && !leg.isExecuting()) {
            finish(leg);
        }
    }

    /** What one leg of a bridge leaves on the other, when it ends first. */
    static void tellPeer(Variables from, Variables peer, HangupCause cause) {
        String phrase = from.get("sip_invite_failure_phrase", from.get("sip_term_status", ""));
        if (phrase.equals("200")) {
            phrase = "OK";
        } else if (phrase.equals("CANCEL")) {
            phrase = "Request Terminated";
        }
        peer.set("sip_hangup_phrase", phrase.isEmpty() ? null : phrase);
        peer.set("last_bridge_hangup_cause", cause.name());
        peer.set("last_bridge_proto_specific_hangup_cause", from.get("proto_specific_hangup_cause"));
    }

    /** What a leg that was dialled in vain leaves on its originator. */
    static void tellOriginator(Variables from, Variables originator, HangupCause cause) {
        String status = from.get("sip_invite_failure_status");
        String phrase = from.get("sip_invite_failure_phrase");
        if (status != null && phrase != null) {
            originator.set("sip_invite_failure_status", status).set("sip_invite_failure_phrase", phrase);
            originator.set("sip_hangup_phrase", phrase);
        }
        originator.set("last_bridge_hangup_cause", cause.name());
        originator.set("last_bridge_proto_specific_hangup_cause", from.get("proto_specific_hangup_cause"));
    }

    /** CS_HANGUP. */
    void begin(Leg leg) {
        signals.state(leg, ChannelState.HANGUP);
        recordings.stopAll(leg);
        signals.callState(leg, CallState.HANGUP);
    }

    /** CS_REPORTING: the record of the call. */
    void report(Leg leg) {
        report(leg, () -> {});
    }

    /** Reports, with something that another leg does to it meanwhile. */
    void report(Leg leg, Runnable meanwhile) {
        leg.channel().next(ChannelState.REPORTING);
        signals.presenceOfState(leg, ChannelState.HANGUP, "idle");
        signals.state(leg, ChannelState.REPORTING);
        HangupCause cause = cause(leg);
        Variables v = leg.variables();
        v.set("hangup_cause", cause.name());
        int number = cause.number();
        v.set("hangup_cause_q850", number > 127 ? HangupCause.NORMAL_CLEARING.number() : number);
        v.set("digits_dialed", leg.digits().isEmpty() ? "none" : leg.digits());
        Action last = leg.lastAction();
        CallTimes.report(leg.channel(), last == null ? null : last.application(), last == null ? null : last.data());
        meanwhile.run();
        disposition(leg);
        CallTimes.media(leg.channel());
        signals.fire(
                leg,
                "CHANNEL_HANGUP_COMPLETE",
                Sites.HANGUP_COMPLETE,
                List.of(EventHeader.of("Hangup-Cause", cause.name())),
                List.of());
    }

    /** CS_DESTROY, and the leg is gone. */
    void destroy(Leg leg) {
        if (leg.isEnded()) {
            return;
        }
        leg.channel().next(ChannelState.DESTROY);
        signals.fire(leg, "CHANNEL_DESTROY", Sites.DESTROY);
        signals.state(leg, ChannelState.DESTROY);
        leg.ended();
        legs.remove(leg);
        leg.farEnd().ended(leg);
    }

    /** Everything after CHANNEL_HANGUP at once, for a leg on its own. */
    void finish(Leg leg) {
        if (!leg.isEnded()) {
            begin(leg);
            report(leg);
            destroy(leg);
        }
    }

    void finishIfDown(Leg leg) {
        if (!leg.channel().isUp()) {
            finish(leg);
        }
    }

    private static HangupCause cause(Leg leg) {
        HangupCause cause = leg.channel().cause();
        return cause == null ? HangupCause.NORMAL_CLEARING : cause;
    }

    /** How the switch ended the leg in SIP, unless the far end did. */
    private static void disposition(Leg leg) {
        Variables v = leg.variables();
        if (v.get("sip_hangup_disposition") != null) {
            return;
        }
        Channel channel = leg.channel();
        if (channel.isAnswered()) {
            v.set("sip_hangup_disposition", "send_bye");
        } else if (channel.direction() == Direction.INBOUND) {
            v.set("sip_hangup_disposition", "send_refuse");
        } else {
            v.set("sip_hangup_disposition", "send_cancel");
            SipFacts.failed(v, 487, "CANCEL");
        }
    }

    /** The cause as the dial status of the applications that dial ({@code DIALSTATUS}). */
    static String dialStatus(HangupCause cause) {
        return switch (cause) {
            case NO_ANSWER, NO_USER_RESPONSE, PROGRESS_TIMEOUT -> "NOANSWER";
            case USER_BUSY -> "BUSY";
            case ORIGINATOR_CANCEL -> "CANCEL";
            case INVALID_GATEWAY, INVALID_PROFILE, INVALID_URL, CHAN_NOT_IMPLEMENTED -> "INVALIDARGS";
            default -> cause.name();
        };
    }
}

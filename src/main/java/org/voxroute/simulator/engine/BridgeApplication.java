/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.Variables;

/** {@code bridge}: dials, and connects the leg with whoever answers. */
final class BridgeApplication implements Application {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final SwitchCore core;
    private final Signals signals;

    BridgeApplication(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    @Override
    public void run(Leg leg, String data, Turn turn) {
        new Attempt(leg, turn).start(data);
    }

    /** One bridge of one leg, from dialling until somebody answers or nobody does. */
    private final class Attempt implements Dialer.Listener, Leg.Running {
        private final Leg leg;
        private final Turn turn;
        private final Variables v;
        private boolean user;
        private boolean early;
        private boolean over;
        private @Nullable Dialing dialing;

        Attempt(Leg leg, Turn turn) {
            this.leg = leg;
            this.turn = turn;
            this.v = leg.variables();
        }

        void start(String data) {
            DialString what = DialString.parse(data);
            user = what.groups().stream()
                    .flatMap(Collection::stream)
                    .anyMatch(t -> t.url().startsWith("user/"));
            if (leg.channel().isAnswered()) {
                signals.callState(leg, CallState.RING_WAIT);
            }
            turn.onInterrupt(this);
            Duration limit = Dialing.shorter(DEFAULT_TIMEOUT, v.get("call_timeout"));
            limit = Dialing.shorter(limit, what.variables().get("call_timeout"));
            limit = Dialing.shorter(limit, what.variables().get("originate_timeout"));
            Duration patience = leg.farEnd().patience();
            limit = patience.compareTo(limit) < 0 ? patience : limit;
            dialing = core.dialer().dial(new Dialer.Order(what, leg, limit), this);
        }

        @Override
        public void ringing(Leg other) {
            Channel channel = leg.channel();
            boolean ringback = v.get(channel.isAnswered() ? "transfer_ringback" : "ringback") != null
                    || channel.isAnswered() && v.get("ringback") != null;
            if (ringback) {
                core.inbound().preAnswer(leg);
                signals.readCodec(leg, Codec.L16);
                v.set("read_codec", "L16").set("read_rate", 8000);
                called(other);
            } else {
                core.inbound().ringing(leg);
            }
            leg.farEnd().ringing(leg);
        }

        @Override
        public void earlyMedia(Leg other) {
            early = true;
            v.set("switch_m_sdp", other.variables().get("switch_r_sdp"));
            called(other);
            if (!leg.channel().isAnswered()) {
                core.inbound().preAnswer(leg);
            }
            settle(other, false);
            other.onDown(null);
            core.bridges().connectEarly(leg, other, turn);
        }

        @Override
        public void answered(Leg other) {
            if (early) {
                v.set("switch_m_sdp", other.variables().get("switch_r_sdp"));
                core.bridges().update(leg, other);
                return;
            }
            dialed(other);
            stopRingback();
            boolean answers = !leg.channel().isAnswered();
            if (answers) {
                core.inbound().answer(leg);
            }
            settle(other, answers);
            core.bridges().connect(leg, other, turn);
        }

        /** The far end's media and name are known now. */
        private void dialed(Leg other) {
            v.set("switch_m_sdp", other.variables().get("switch_r_sdp"));
            core.sip().answeredWithSdp(v);
            called(other);
        }

        /** The leg's profile names whom it reaches. */
        private void called(Leg other) {
            CallerProfile theirs = other.channel().profile();
            leg.channel()
                    .profile()
                    .set(ProfileField.CALLEE_ID_NAME, theirs.get(ProfileField.CALLEE_ID_NAME))
                    .set(ProfileField.CALLEE_ID_NUMBER, theirs.get(ProfileField.CALLEE_ID_NUMBER));
        }

        private void settle(Leg other, boolean acknowledged) {
            succeeded(other);
            if (acknowledged) {
                core.sip().acknowledged(v);
            }
            if (user) {
                // The user's own originate is done; the one of the bridge ends likewise.
                v.push("originated_legs", OutboundLegs.legEntry(other));
                succeeded(other);
            }
            core.bridges().introduce(leg, other);
            if (leg.channel().callState() == CallState.RING_WAIT) {
                signals.callState(leg, CallState.ACTIVE);
            }
            if (user) {
                core.dialer().outbound().adopt(other, leg);
            }
        }

        private void succeeded(Leg other) {
            v.set("originate_signal_bond", null);
            v.set("originate_disposition", "SUCCESS").set("DIALSTATUS", "SUCCESS");
            v.push("originate_causes", other.uuid() + ";NONE");
            v.set("signal_bond", other.uuid());
        }

        private void stopRingback() {
            Codec codec = leg.channel().readCodec();
            if (codec != null && codec.equals(Codec.L16)) {
                signals.readCodec(leg, Codec.PCMU);
                v.set("read_codec", "PCMU").set("read_rate", 8000);
            }
        }

        @Override
        public void failed(HangupCause cause, @Nullable Leg other) {
            over = true;
            stopRingback();
            if (other != null) {
                Hangups.tellOriginator(other.variables(), v, cause);
            }
            String entry = other == null ? null : other.uuid() + ';' + cause;
            disposition(cause, entry);
            if (leg.channel().callState() == CallState.RING_WAIT) {
                signals.callState(leg, CallState.ACTIVE);
            }
            if (!continues(cause) && !goesElsewhere(cause)) {
                core.hangups().hangup(leg, cause);
            }
            turn.done();
        }

        private void disposition(HangupCause cause, @Nullable String entry) {
            v.set("originate_disposition", cause.name()).set("DIALSTATUS", Hangups.dialStatus(cause));
            if (entry != null) {
                v.push("originate_causes", entry);
            }
            if (user) {
                v.set("originate_disposition", cause.name()).set("DIALSTATUS", Hangups.dialStatus(cause));
            }
            v.set("originate_failed_cause", cause.name());
        }

        private boolean continues(HangupCause cause) {
            String wanted = v.get("continue_on_fail", "");
            return v.isTrue("continue_on_fail")
                    || Arrays.asList(wanted.split(",", -1)).contains(cause.name());
        }

        /** {@code transfer_on_fail} names causes, then extension, dialplan and context. */
        private boolean goesElsewhere(HangupCause cause) {
            String[] words = v.get("transfer_on_fail", "").split(" ", 4);
            if (words.length < 2 || !Arrays.asList(words[0].split(",", -1)).contains(cause.name())) {
                return false;
            }
            core.transfers()
                    .transfer(leg, words[1], words.length > 2 ? words[2] : "", words.length > 3 ? words[3] : "");
            return true;
        }

        /** The leg hung up, or goes elsewhere, while the other still rings. */
        @Override
        public void interrupt() {
            if (over) {
                return;
            }
            over = true;
            HangupCause cause = leg.channel().cause();
            boolean down = cause != null;
            stopRingback();
            Dialing current = dialing;
            HangupCause given = cause == null ? HangupCause.ORIGINATOR_CANCEL : cause;
            Leg other = current == null ? null : current.cancel(given, down ? v : null);
            disposition(given, other == null ? null : other.uuid() + ';' + given);
            turn.done();
            if (current != null) {
                current.giveUp();
            }
        }
    }
}

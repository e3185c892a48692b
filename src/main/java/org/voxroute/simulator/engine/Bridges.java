/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** Two legs that talk to each other: the first executes, the second exchanges media. */
public final class Bridges {

    private final SwitchCore core;
    private final Signals signals;

    Bridges(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    /** Connects the legs until one of them ends or is taken away; then {@code done} is told. */
    void connect(Leg first, Leg second, Application.Done done) {
        attach(first, second, done);
        update(first, second);
    }

    private void attach(Leg first, Leg second, Application.Done done) {
        Bridge bridge = new Bridge(first, second, done);
        first.running(bridge);
        second.onDown(bridge::secondDown);
        first.peer(second);
        second.peer(first);
        introduce(first, second);
        link(first, second);
        signals.time(first, ProfileTime.BRIDGED);
        signals.fire(first, "CHANNEL_BRIDGE", Sites.BRIDGE, both(first, second), List.of());
        signals.time(second, ProfileTime.BRIDGED);
        signals.state(second, ChannelState.EXCHANGE_MEDIA);
    }

    /** Connects the legs before the second has answered; who they are is told when it does. */
    void connectEarly(Leg first, Leg second, Application.Done done) {
        attach(first, second, done);
    }

    /** The first leg shows the second as its other leg. */
    void introduce(Leg first, Leg second) {
        first.channel()
                .originatee(second.channel()
                        .profile()
                        .copy()
                        .time(ProfileTime.BRIDGED, 0)
                        .without(ProfileField.INDEX)
                        .set(ProfileField.LOGICAL_DIRECTION, "inbound"));
    }

    private static void link(Leg first, Leg second) {
        first.variables().set("signal_bond", second.uuid());
    }

    /** Each side is told whom it is connected with. */
    void update(Leg first, Leg second) {
        name(second, first);
        name(first, second);
        Channel a = first.channel();
        Channel b = second.channel();
        sent(
                second,
                b.profile().get(ProfileField.CALLER_ID_NAME),
                b.profile().get(ProfileField.CALLER_ID_NUMBER),
                first);
        sent(
                first,
                a.profile().get(ProfileField.CALLEE_ID_NAME),
                a.profile().get(ProfileField.CALLEE_ID_NUMBER),
                second);
    }

    private static void name(Leg leg, Leg peer) {
        Variables v = leg.variables();
        if (leg.channel().otherType() == Channel.OtherType.ORIGINATOR) {
            v.set("call_uuid", peer.variables().get("call_uuid", peer.uuid()));
        }
        v.set("bridge_to", peer.uuid()).set("last_bridge_to", peer.uuid());
        v.set("bridge_channel", peer.channel().name()).set("bridge_uuid", peer.uuid());
        v.set("signal_bond", peer.uuid());
    }

    private void sent(Leg leg, String name, String number, Leg peer) {
        leg.variables().set("last_sent_callee_id_name", name).set("last_sent_callee_id_number", number);
        signals.fire(
                leg,
                "CALL_UPDATE",
                Sites.CALL_UPDATE,
                List.of(
                        EventHeader.of("Direction", "SEND"),
                        EventHeader.of("Sent-Callee-ID-Name", name),
                        EventHeader.of("Sent-Callee-ID-Number", number),
                        EventHeader.of("Bridged-To", peer.uuid())),
                List.of());
    }

    private static List<EventHeader> both(Leg first, Leg second) {
        return List.of(
                EventHeader.of("Bridge-A-Unique-ID", first.uuid()),
                EventHeader.of("Bridge-B-Unique-ID", second.uuid()));
    }

    /** The second leg of a bridge goes elsewhere: its first leg ends. */
    void leaveAsSecond(Leg second) {
        Leg first = second.peer();
        if (first != null && first.running() instanceof Bridge bridge) {
            bridge.secondLeaves();
        }
        core.runner().proceed(second);
    }

    private final class Bridge implements Leg.Running {
        private final Leg first;
        private final Leg second;
        private final Application.Done done;
        private boolean over;

        Bridge(Leg first, Leg second, Application.Done done) {
            this.first = first;
            this.second = second;
            this.done = done;
        }

        @Override
        public void interrupt() {
            if (over) {
                return;
            }
            over = true;
            boolean ended = !first.channel().isUp();
            HangupCause why = first.channel().cause();
            HangupCause cause = why == null ? HangupCause.NORMAL_CLEARING : why;
            second.variables().set("bridge_to", null);
            if (ended) {
                Hangups.tellPeer(first.variables(), second.variables(), cause);
            }
            second.onDown(() -> {});
            core.hangups().hangup(second, cause);
            core.hangups().begin(second);
            if (ended) {
                part(cause);
                done.done();
                second.variables().set("bridge_hangup_cause", cause.name());
                second.variables().set("call_uuid", second.uuid());
                core.hangups().report(second);
                core.hangups().destroy(second);
            } else {
                core.hangups().report(second);
                part(null);
                second.variables().set("call_uuid", second.uuid());
                core.timer().soon(() -> core.hangups().destroy(second));
                done.done();
            }
        }

        private void part(@Nullable HangupCause cause) {
            Variables v = first.variables();
            v.set("bridge_to", null);
            if (cause != null) {
                v.set("bridge_hangup_cause", cause.name());
            }
            signals.fire(first, "CHANNEL_UNBRIDGE", Sites.UNBRIDGE, both(first, second), List.of());
            first.peer(null);
            second.peer(null);
        }

        void secondDown() {
            if (over) {
                return;
            }
            over = true;
            HangupCause why = second.channel().cause();
            HangupCause cause = why == null ? HangupCause.NORMAL_CLEARING : why;
            second.variables().set("bridge_to", null);
            core.hangups().begin(second);
            core.hangups().report(second);
            Hangups.tellPeer(second.variables(), first.variables(), cause);
            part(cause);
            if (first.variables().isTrue("hangup_after_bridge")) {
                core.hangups().hangup(first, cause);
            }
            second.variables().set("call_uuid", second.uuid());
            core.timer().soon(() -> core.hangups().destroy(second));
            done.done();
        }

        void secondLeaves() {
            if (over) {
                return;
            }
            over = true;
            second.onDown(null);
            second.variables().set("bridge_to", null);
            part(HangupCause.NORMAL_CLEARING);
            if (first.variables().isTrue("hangup_after_bridge")) {
                core.hangups().hangup(first, HangupCause.NORMAL_CLEARING);
            }
            done.done();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
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
    void connect(Leg first, Leg second, Application.Turn turn) {
        attach(first, second, turn);
        update(first, second);
    }

    /** Connects legs that were taken out of what they did; who they are to each other is known already. */
    void connectTaken(Leg first, Leg second) {
        Application.Turn turn = new Application.Turn() {
            @Override
            public void done() {
                first.running(null);
                core.runner().proceed(first);
            }

            @Override
            public void onInterrupt(Leg.Running running) {
                first.running(running);
            }
        };
        talk(first, second, turn);
        update(first, second);
    }

    private void attach(Leg first, Leg second, Application.Turn turn) {
        introduce(first, second);
        link(first, second);
        talk(first, second, turn);
    }

    private void talk(Leg first, Leg second, Application.Turn turn) {
        Bridge bridge = new Bridge(first, second, turn);
        turn.onInterrupt(bridge);
        second.onDown(bridge::secondDown);
        first.peer(second);
        second.peer(first);
        signals.time(first, ProfileTime.BRIDGED);
        signals.fire(first, "CHANNEL_BRIDGE", Sites.BRIDGE, both(first, second), List.of());
        signals.time(second, ProfileTime.BRIDGED);
        signals.state(second, ChannelState.EXCHANGE_MEDIA);
        name(second, first);
        name(first, second);
    }

    /** Connects the legs before the second has answered; who they are is told when it does. */
    void connectEarly(Leg first, Leg second, Application.Turn turn) {
        attach(first, second, turn);
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
        String shown = name.isEmpty() ? number : name;
        leg.variables().set("last_sent_callee_id_name", shown).set("last_sent_callee_id_number", number);
        signals.fire(
                leg,
                "CALL_UPDATE",
                Sites.CALL_UPDATE,
                List.of(
                        EventHeader.of("Direction", "SEND"),
                        EventHeader.of("Sent-Callee-ID-Name", shown),
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

    /** The legs part, and neither ends by it. */
    void partQuietly(Leg leg, Leg peer) {
        Leg first = leg.running() instanceof Bridge ? leg : peer;
        Leg second = first == leg ? peer : leg;
        if (first.running() instanceof Bridge bridge) {
            first.taken(true);
            bridge.secondLeaves();
            first.taken(false);
            second.executingAgain();
        }
    }

    private final class Bridge implements Leg.Running {
        private final Leg first;
        private final Leg second;
        private final Application.Turn turn;
        private boolean over;

        Bridge(Leg first, Leg second, Application.Turn turn) {
            this.first = first;
            this.second = second;
            this.turn = turn;
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
            second.onDown(() -> {});
            if (ended) {
                firstDown(cause);
            } else {
                core.hangups().hangup(second, cause);
                core.hangups().begin(second);
                if (first.isParkNext()) {
                    first.variables().set("last_bridge_hangup_cause", cause.name());
                    part(cause);
                    core.hangups().report(second, () -> second.variables().set("call_uuid", second.uuid()));
                } else {
                    core.hangups().report(second);
                    part(cause);
                    second.variables().set("call_uuid", second.uuid());
                }
                core.timer().soon(() -> core.hangups().destroy(second));
                turn.done();
            }
        }

        /** A goodbye from the far end reaches the other leg before the bridge is taken down; a command takes the bridge down first. */
        private void firstDown(HangupCause cause) {
            boolean byFarEnd = first.variables().get("sip_term_status") != null;
            if (byFarEnd) {
                core.hangups().hangup(second, cause);
                core.hangups().begin(second);
                part(cause);
                turn.done();
                core.hangups().report(second, () -> release(cause));
            } else {
                release(cause);
                part(cause);
                core.hangups().hangup(second, cause);
                core.hangups().begin(second);
                turn.done();
                core.hangups().report(second);
            }
            core.hangups().destroy(second);
        }

        private void release(HangupCause cause) {
            second.variables().set("bridge_hangup_cause", cause.name()).set("call_uuid", second.uuid());
        }

        private void part(HangupCause cause) {
            Variables v = first.variables();
            v.set("bridge_to", null);
            v.set("bridge_hangup_cause", cause.name());
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
            part(cause);
            if (first.variables().isTrue("park_after_bridge")) {
                first.actions().clear();
                first.parkNext();
                first.channel().next(ChannelState.PARK);
            } else if (first.variables().isTrue("hangup_after_bridge")) {
                core.hangups().hangup(first, cause);
            }
            second.variables().set("call_uuid", second.uuid());
            core.timer().soon(() -> core.hangups().destroy(second));
            turn.done();
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
            turn.done();
        }
    }
}

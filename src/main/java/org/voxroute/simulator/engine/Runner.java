/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Dialplan;
import org.voxroute.simulator.xml.Dialplan.Action;

/** Takes a leg through the dialplan: routing, then one application after the other, until it is hung up, transferred, or has nothing left to do. */
final class Runner {

    private final SwitchCore core;
    private final Signals signals;
    private final Map<String, Application> applications;

    Runner(SwitchCore core, Map<String, Application> applications) {
        this.core = core;
        this.signals = core.signals();
        this.applications = applications;
    }

    /** CS_ROUTING: hunts the destination in the leg's context, then executes what it found. */
    void route(Leg leg) {
        Channel channel = leg.channel();
        leg.executing(true);
        channel.running(ChannelState.ROUTING);
        channel.ranDialplan(true);
        if (channel.direction() == Direction.INBOUND) {
            signals.callState(leg, CallState.RINGING);
        }
        signals.fire(leg, "CHANNEL_STATE", Sites.STATE);
        core.bus().skip();
        List<Action> found = hunt(leg);
        leg.variables().set("call_uuid", leg.variables().get("call_uuid", leg.uuid()));
        if (found.isEmpty()) {
            core.hangups().hangup(leg, HangupCause.NO_ROUTE_DESTINATION);
            core.hangups().finish(leg);
            return;
        }
        execute(leg, found);
    }

    private List<Action> hunt(Leg leg) {
        List<Action> found = new ArrayList<>();
        Channel channel = leg.channel();
        if (channel.profile().get(ProfileField.DIALPLAN).equals("inline")) {
            return inline(channel.profile().get(ProfileField.DESTINATION));
        }
        found.addAll(core.xml().dialplan().hunt(channel.profile().get(ProfileField.CONTEXT), new Dialplan.Caller() {
            @Override
            public String field(String name) {
                String field = Expansion.field(channel.profile(), name);
                return field == null ? "" : field;
            }

            @Override
            public String expand(String text) {
                return core.expansion().expand(channel, text);
            }

            @Override
            public void matched(List<String> groups) {
                channel.variables().set("DP_MATCH", null);
                groups.forEach(group -> channel.variables().push("DP_MATCH", group));
            }

            @Override
            public void runInline(Action action) {
                runBeside(leg, action, core.newUuid(), () -> {});
            }
        }));
        return found;
    }

    /** The destination is the applications themselves: {@code set:x=y,park}. */
    private static List<Action> inline(String destination) {
        List<Action> found = new ArrayList<>();
        for (String application : destination.split(",", -1)) {
            int colon = application.indexOf(':');
            found.add(
                    colon < 0
                            ? new Action(application, "")
                            : new Action(application.substring(0, colon), application.substring(colon + 1)));
        }
        return found;
    }

    /** CS_EXECUTE: runs these applications, then hangs up. */
    void execute(Leg leg, List<Action> actions) {
        Channel channel = leg.channel();
        leg.executing(true);
        leg.actions().clear();
        leg.actions().addAll(actions);
        if (channel.direction() == Direction.OUTBOUND && channel.running() == ChannelState.ROUTING) {
            channel.next(ChannelState.EXECUTE);
            signals.presenceOfState(leg, ChannelState.ROUTING, "active");
        }
        channel.running(ChannelState.EXECUTE);
        if (channel.isAnswered() && channel.direction() == Direction.INBOUND) {
            signals.callState(leg, CallState.ACTIVE);
        }
        signals.fire(leg, "CHANNEL_STATE", Sites.STATE);
        proceed(leg);
    }

    /** Goes on with the leg's next application. */
    void proceed(Leg leg) {
        while (true) {
            if (!leg.channel().isUp()) {
                core.hangups().finish(leg);
                return;
            }
            if (leg.isTaken()) {
                return;
            }
            if (leg.takeParkNext()) {
                park(leg);
                return;
            }
            if (leg.takeTransferred()) {
                route(leg);
                return;
            }
            Action next = leg.actions().poll();
            if (next == null) {
                core.hangups().hangup(leg, HangupCause.NORMAL_CLEARING);
                continue;
            }
            Call call = new Call(leg, next, core.newUuid(), false, () -> proceed(leg));
            if (!call.start()) {
                return;
            }
        }
    }

    /** CS_PARK: waits outside of any application. */
    private void park(Leg leg) {
        signals.state(leg, ChannelState.PARK);
        signals.fire(leg, "CHANNEL_PARK", Sites.PARK);
        core.unicasts().parked(leg);
        leg.running(() -> {
            leg.running(null);
            core.unicasts().unparked(leg);
            signals.fire(leg, "CHANNEL_UNPARK", Sites.UNPARK);
            proceed(leg);
        });
    }

    /** Runs one application beside the dialplan, as {@code sendmsg} does. */
    void runBeside(Leg leg, Action action, String uuid, Runnable done) {
        if (new Call(leg, action, uuid, true, done).start()) {
            done.run();
        }
    }

    /** Adds an application that lives outside the engine. */
    void add(String name, Application application) {
        applications.put(name, application);
    }

    boolean knows(String application) {
        return applications.containsKey(application);
    }

    /** One run of one application, between its two events. */
    private final class Call implements Application.Turn {
        private final Leg leg;
        private final String name;
        private final @Nullable String data;
        private final String uuid;
        private final boolean beside;
        private final Runnable whenLater;
        private boolean started;
        private boolean done;

        Call(Leg leg, Action action, String uuid, boolean beside, Runnable whenLater) {
            this.leg = leg;
            this.name = action.application();
            String expanded = core.expansion().expand(leg.channel(), action.data());
            this.data = expanded.isEmpty() ? null : expanded;
            this.uuid = uuid;
            this.beside = beside;
            this.whenLater = whenLater;
        }

        /** Returns whether it is done already. */
        boolean start() {
            Application application = applications.get(name);
            if (application == null) {
                core.control().kill(leg, HangupCause.DESTINATION_OUT_OF_ORDER);
                return true;
            }
            if (application.needsMedia()) {
                core.inbound().preAnswer(leg);
            }
            Variables v = leg.variables();
            leg.lastAction(new Action(name, data == null ? "" : data));
            v.set("current_application", name).set("current_application_data", data);
            v.set("current_application_response", null);
            tell("CHANNEL_EXECUTE", null);
            v.set("current_application", name);
            application.run(leg, data == null ? "" : data, this);
            started = true;
            return done;
        }

        @Override
        public void done() {
            if (done) {
                return;
            }
            done = true;
            occupy(null);
            String response = leg.variables().get("current_application_response", "_none_");
            tell("CHANNEL_EXECUTE_COMPLETE", response);
            if (started) {
                whenLater.run();
            }
        }

        @Override
        public void onInterrupt(Leg.Running running) {
            if (!done) {
                occupy(running);
            }
        }

        private void occupy(Leg.@Nullable Running running) {
            if (beside) {
                leg.beside(running);
            } else {
                leg.running(running);
            }
        }

        private void tell(String event, @Nullable String response) {
            List<EventHeader> after = new ArrayList<>(4);
            after.add(EventHeader.of("Application", name));
            if (data != null) {
                after.add(EventHeader.of("Application-Data", data));
            }
            if (response != null) {
                after.add(EventHeader.of("Application-Response", response));
            }
            after.add(EventHeader.of("Application-UUID", uuid));
            signals.fire(leg, event, response == null ? Sites.EXECUTE : Sites.EXECUTE_COMPLETE, List.of(), after);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.ChannelEvents;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.xml.Dialplan.Action;

/** Messages to a leg ({@code sendmsg}, {@code uuid_broadcast}): they are done one after the other, beside what the dialplan does, and told when they are done. */
public final class ChannelMessages {

    private static final int MAX_WAITING = 1000;
    /** A loop that is shorter is not repeated. */
    private static final long SHORTEST_LOOP_MICROS = 500_000;

    private final SwitchCore core;

    ChannelMessages(SwitchCore core) {
        this.core = core;
    }

    /** A message from a client; false if too many wait already. */
    public boolean send(Leg leg, Map<String, String> headers, List<EventHeader> asSent, @Nullable String body) {
        if (leg.commands().size() >= MAX_WAITING) {
            return false;
        }
        enqueue(leg, () -> perform(leg, headers, asSent, body));
        return true;
    }

    private void enqueue(Leg leg, Runnable command) {
        leg.commands().add(command);
        next(leg);
    }

    private void next(Leg leg) {
        if (leg.beside() == null && !leg.isBusyWithCommand()) {
            Runnable command = leg.commands().poll();
            if (command != null) {
                leg.busyWithCommand(true);
                command.run();
            }
        }
    }

    private void finished(Leg leg) {
        leg.busyWithCommand(false);
        next(leg);
    }

    private void perform(Leg leg, Map<String, String> headers, List<EventHeader> asSent, @Nullable String body) {
        switch (headers.getOrDefault("call-command", "")) {
            case "execute" -> execute(leg, headers, asSent, body);
            case "hangup" -> {
                HangupCause cause = Optional.ofNullable(headers.get("hangup-cause"))
                        .flatMap(HangupCause::of)
                        .orElse(HangupCause.NORMAL_CLEARING);
                core.control().kill(leg, cause);
                told(leg, asSent, body);
            }
            case "unicast" -> {
                core.unicasts().ask(leg, headers);
                told(leg, asSent, body);
            }
            default -> told(leg, asSent, body);
        }
    }

    private void execute(Leg leg, Map<String, String> headers, List<EventHeader> asSent, @Nullable String body) {
        String application = headers.getOrDefault("execute-app-name", "");
        String argument = headers.getOrDefault("execute-app-arg", body == null ? "" : body);
        String uuid = headers.getOrDefault("event-uuid", "");
        int loops =
                (int) Applications.millis(headers.getOrDefault("loops", "1")).toMillis();
        loop(leg, new Action(application, argument), uuid, 1, Math.max(1, loops), () -> told(leg, asSent, body));
    }

    private void loop(Leg leg, Action action, String uuid, int time, int times, Runnable done) {
        long began = core.bus().now();
        leg.variables().set("current_loop", time).set("total_loops", times);
        Runnable after = () -> {
            boolean again = time < times && leg.channel().isUp() && core.bus().now() - began >= SHORTEST_LOOP_MICROS;
            if (again) {
                loop(leg, action, uuid, time + 1, times, done);
            } else {
                leg.variables().set("current_loop", null).set("total_loops", null);
                done.run();
            }
        };
        core.runner().runBeside(leg, action, uuid.isEmpty() ? core.newUuid() : uuid, after);
    }

    private void told(Leg leg, List<EventHeader> asSent, @Nullable String body) {
        EventBuilder event = core.bus().beginWith(asSent, "PRIVATE_COMMAND", Sites.PRIVATE_COMMAND);
        if (event != null) {
            ChannelEvents.describe(leg.channel(), "PRIVATE_COMMAND", event);
            if (body != null) {
                event.body(body);
            }
            core.bus().fire(event);
        }
        finished(leg);
    }

    /** {@code uuid_broadcast}: plays or runs something on the leg beside its bridge. */
    public void broadcast(Leg leg, String what) {
        int separator = what.indexOf("::");
        String application = separator > 0 ? what.substring(0, separator) : "playback";
        String data = separator > 0 ? what.substring(separator + 2).replace("\\s", " ") : what;
        EventBuilder event = core.bus().begin("COMMAND", Sites.BROADCAST);
        if (event != null) {
            List<EventHeader> command = new ArrayList<>();
            command.add(EventHeader.of("call-command", "execute"));
            command.add(EventHeader.of("execute-app-name", application));
            command.add(EventHeader.of("execute-app-arg", data));
            command.add(EventHeader.of("event-lock", "true"));
            command.add(EventHeader.of("lead-frames", "5"));
            event.addAll(command);
        }
        enqueue(
                leg,
                () -> loop(leg, new Action(application, data), "", 1, 1, () -> {
                    core.bus().stampAgain(event, "PRIVATE_COMMAND", Sites.PRIVATE_COMMAND);
                    if (event != null) {
                        ChannelEvents.describe(leg.channel(), "COMMAND", event);
                    }
                    core.bus().fire(event);
                    finished(leg);
                }));
    }
}

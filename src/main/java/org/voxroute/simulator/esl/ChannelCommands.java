/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventHeader;

/** The commands of the event socket that concern one channel. */
final class ChannelCommands {

    private final SwitchCore core;

    ChannelCommands(SwitchCore core) {
        this.core = core;
    }

    /** Returns whether the command was one of these. */
    boolean run(EslSession session, ClientCommand command) {
        ControlledLeg control = session.control();
        if (control != null && ofControlled(session, control, command)) {
            return true;
        }
        if (command.is("myevents ")) {
            session.reply(follow(session, command.after(9)));
        } else if (command.is("divert_events")) {
            session.reply(divert(control, command.after(13)));
        } else if (command.is("sendmsg")) {
            session.reply(send(session, command));
        } else if (command.is("linger") || command.is("nolinger")) {
            session.reply(linger(control, command));
        } else {
            return false;
        }
        return true;
    }

    /** What only makes sense with a channel of one's own. */
    private boolean ofControlled(EslSession session, ControlledLeg control, ClientCommand command) {
        if (command.is("resume")) {
            control.leg().variables().set("socket_resume", "true");
            session.reply("+OK");
        } else if (command.is("connect")) {
            session.connected(core.connectReply(control.leg(), control.isAsync(), control.isFull()));
        } else if (command.is("getvar")) {
            session.reply(core.expansion().variable(control.leg().channel(), command.after(6)));
        } else if (command.is("myevents")) {
            session.reply(
                    session.subscription().isMine()
                            ? "-ERR aready enabled."
                            : session.subscription().myevents(control.leg().uuid(), command.line()));
        } else {
            return false;
        }
        return true;
    }

    private static String divert(@Nullable ControlledLeg control, String option) {
        if (control == null) {
            return "-ERR not controlling a session.";
        }
        if (option.isEmpty()) {
            return "-ERR missing value.";
        }
        return option.equalsIgnoreCase("on") ? "+OK events diverted" : "+OK events not diverted";
    }

    private static String linger(@Nullable ControlledLeg control, ClientCommand command) {
        if (control == null) {
            return "-ERR not controlling a session";
        }
        return command.is("nolinger") ? control.nolinger() : control.linger(command.after(6));
    }

    /** {@code sendmsg [uuid]} with the message in the headers, and its argument perhaps in the body. */
    private String send(EslSession session, ClientCommand command) {
        String uuid = command.after(7).isEmpty() ? command.header("session-id", "") : command.after(7);
        ControlledLeg control = session.control();
        Leg leg =
                uuid.isEmpty() && control != null ? control.leg() : core.legs().get(uuid);
        if (leg == null || !leg.channel().isUp()) {
            return "-ERR invalid session id [" + uuid + "]";
        }
        Map<String, String> headers = new LinkedHashMap<>();
        List<EventHeader> asSent = new ArrayList<>();
        asSent.add(EventHeader.of("Command", command.line()));
        for (Map.Entry<String, String> header : command.headers()) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
            asSent.add(EventHeader.of(header.getKey(), header.getValue()));
        }
        core.timer().soon(() -> core.messages().send(leg, headers, asSent, command.body()));
        return "+OK";
    }

    /** {@code myevents uuid [format]} on a connection that the client made. */
    private String follow(EslSession session, String words) {
        if (session.subscription().isMine()) {
            return "-ERR aready enabled.";
        }
        Leg leg = core.legs().get(words.split(" ", 2)[0]);
        if (leg == null && words.contains(" ")) {
            return "-ERR invalid uuid";
        }
        if (leg != null) {
            session.control(new ControlledLeg(leg, session, core.timer(), false, true, true));
        }
        return session.subscription().myevents(leg == null ? null : leg.uuid(), words);
    }
}

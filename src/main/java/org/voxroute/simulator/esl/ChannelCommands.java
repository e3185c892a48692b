/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventHeader;

/** The commands of the event socket that concern one channel, and the log. */
final class ChannelCommands {

    private final SwitchCore core;

    ChannelCommands(SwitchCore core) {
        this.core = core;
    }

    /** Returns whether the command was one of these. */
    boolean run(EslSession session, ClientCommand command) {
        if (command.is("myevents ")) {
            session.reply(follow(session, command.after(9)));
        } else if (command.is("sendmsg")) {
            session.reply(send(session, command));
        } else if (command.is("divert_events") || command.is("linger") || command.is("nolinger")) {
            session.reply("-ERR not controlling a session" + (command.is("divert") ? "." : ""));
        } else {
            return false;
        }
        return true;
    }

    /** {@code sendmsg [uuid]} with the message in the headers, and its argument perhaps in the body. */
    private String send(EslSession session, ClientCommand command) {
        String uuid = command.after(7).isEmpty() ? command.header("session-id", "") : command.after(7);
        EslSession.Control control = session.control();
        if (uuid.isEmpty() && control != null) {
            uuid = control.uuid();
        }
        Leg leg = core.legs().get(uuid);
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

    private String follow(EslSession session, String words) {
        if (session.subscription().isMine()) {
            return "-ERR aready enabled.";
        }
        Leg leg = core.legs().get(words.split(" ", 2)[0]);
        if (leg == null && words.contains(" ")) {
            return "-ERR invalid uuid";
        }
        return session.subscription().myevents(leg == null ? null : leg.uuid(), words);
    }
}

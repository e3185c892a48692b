/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;

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
        } else if (command.is("divert_events") || command.is("linger") || command.is("nolinger")) {
            session.reply("-ERR not controlling a session" + (command.is("divert") ? "." : ""));
        } else {
            return false;
        }
        return true;
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

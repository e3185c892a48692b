/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.List;
import java.util.Map;
import org.voxroute.simulator.api.ApiCommands;
import org.voxroute.simulator.engine.Sites;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.xml.Directory.User;

/** The commands of the event socket, for one client at a time. */
final class SessionCommands {

    private final SwitchCore core;
    private final ApiCommands api;
    private final String password;
    private final ChannelCommands channels;

    SessionCommands(SwitchCore core, ApiCommands api, String password) {
        this.core = core;
        this.api = api;
        this.password = password;
        this.channels = new ChannelCommands(core);
    }

    void forget(EslSession session) {
        core.bus().remove(session);
    }

    void run(EslSession session, ClientCommand command) {
        if (command.is("exit") || command.is("...")) {
            session.raw("Content-Type: command/reply\nReply-Text: +OK bye\n\n");
            session.end();
        } else if (!session.isAuthenticated()) {
            authenticate(session, command);
        } else if (command.is("filter ")) {
            session.reply(
                    session.subscription().filters().command(command.line().substring(7)));
        } else if (!channels.run(session, command) && !general(session, command)) {
            session.reply("-ERR command not found");
        }
    }

    /** What a client may not do that controls a single channel only. */
    private boolean general(EslSession session, ClientCommand command) {
        ControlledLeg control = session.control();
        boolean allowed = control == null || control.isFull();
        return allowed && (subscribe(session, command) || execute(session, command));
    }

    private void authenticate(EslSession session, ClientCommand command) {
        if (command.is("auth ")) {
            if (command.line().substring(5).equals(password)) {
                session.authenticated(Permissions.ALL);
                session.reply("+OK accepted");
            } else {
                deny(session);
            }
        } else if (command.is("userauth ")) {
            authenticateUser(session, command.line().substring(9));
        } else {
            session.reply("-ERR command not found");
        }
    }

    /** {@code user@domain:password} or {@code user:password@domain}. */
    private void authenticateUser(EslSession session, String text) {
        int at = text.indexOf('@');
        String user = at < 0 ? text : text.substring(0, at);
        String domain = at < 0 ? "" : text.substring(at + 1);
        String given = "";
        if (domain.contains(":")) {
            given = domain.substring(domain.indexOf(':') + 1);
            domain = domain.substring(0, domain.indexOf(':'));
        }
        if (user.contains(":")) {
            given = user.substring(user.indexOf(':') + 1);
            user = user.substring(0, user.indexOf(':'));
        }
        User found = core.xml().directory().user(user, domain).orElse(null);
        String wanted = found == null ? "" : found.params().getOrDefault("esl-password", "");
        if (found == null || wanted.isEmpty() || !wanted.equals(given)) {
            deny(session);
            return;
        }
        Permissions granted = Permissions.of(found.params());
        session.authenticated(granted);
        session.replyWith("Reply-Text: +OK accepted\nAllowed-Events: " + granted.eventText() + "\nAllowed-API: "
                + granted.apiText() + "\nAllowed-LOG: " + granted.log() + "\n\n");
    }

    private static void deny(EslSession session) {
        session.reply("-ERR invalid");
        session.end();
    }

    private boolean subscribe(EslSession session, ClientCommand command) {
        Subscription subscription = session.subscription();
        if (command.is("event")) {
            session.reply(subscription.event(words(command), session.permissions()));
        } else if (command.is("nixevent")) {
            session.reply(subscription.nixevent(words(command)));
        } else if (command.is("noevents")) {
            session.reply(subscription.noevents());
        } else if (command.is("nolog")) {
            session.reply(session.logLevel() == LogLines.OFF ? "-ERR not loging" : "+OK no longer logging");
            session.logLevel(LogLines.OFF);
        } else if (command.is("log")) {
            session.reply(log(session, command.after(3)));
        } else {
            return false;
        }
        return true;
    }

    private static String log(EslSession session, String name) {
        if (!session.permissions().log()) {
            return "-ERR permission denied";
        }
        int level = LogLines.level(name.isEmpty() ? "debug" : name);
        if (level == LogLines.OFF) {
            return "-ERR invalid log level";
        }
        session.logLevel(level);
        return "+OK log level " + name + " [" + level + "]";
    }

    private static List<String> words(ClientCommand command) {
        int space = command.line().indexOf(' ');
        return space < 0
                ? List.of()
                : List.of(command.line().substring(space + 1).split(" ", -1));
    }

    private boolean execute(EslSession session, ClientCommand command) {
        if (command.is("api ")) {
            api(session, command.line().substring(4));
        } else if (command.is("bgapi ")) {
            bgapi(session, command);
        } else if (command.is("sendevent")) {
            sendEvent(session, command);
        } else {
            return false;
        }
        return true;
    }

    private void api(EslSession session, String line) {
        String[] parts = line.split(" ", 2);
        String arguments = parts.length > 1 ? parts[1] : "";
        if (!session.permissions().allowsApi(parts[0], arguments)) {
            session.reply("-ERR permission denied");
            return;
        }
        api.run(parts[0], arguments, session::replyApi);
    }

    private void bgapi(EslSession session, ClientCommand command) {
        String[] parts = command.line().substring(6).split(" ", 2);
        String arguments = parts.length > 1 ? parts[1] : "";
        if (!session.permissions().allowsApi(parts[0], arguments)) {
            session.reply("-ERR permission denied");
            return;
        }
        String job = command.header("Job-UUID", core.newUuid());
        session.replyWith("Reply-Text: +OK Job-UUID: " + job + "\nJob-UUID: " + job + "\n\n");
        ControlledLeg control = session.control();
        String owner = control == null ? "" : control.leg().uuid();
        core.timer()
                .soon(() -> api.run(parts[0], arguments, result -> {
                    EventBuilder event = core.bus().begin("BACKGROUND_JOB", Sites.JOB);
                    if (event != null) {
                        event.add("Job-UUID", job).add("Job-Owner-UUID", owner.isEmpty() ? null : owner);
                        event.add("Job-Command", parts[0])
                                .add("Job-Command-Arg", arguments.isEmpty() ? null : arguments);
                        event.body(result);
                        core.bus().fire(event);
                    }
                }));
    }

    private void sendEvent(EslSession session, ClientCommand command) {
        String uuid = core.newUuid();
        String name = command.after(9);
        String known = EventNames.ALL.contains(name) ? name : "CLONE";
        String subclass = known.equals("CUSTOM") ? command.header("Event-Subclass", "") : "";
        EventBuilder event = core.bus().begin(known, subclass, Sites.SEND_EVENT);
        if (event != null) {
            event.add("Command", command.line());
            for (Map.Entry<String, String> header : command.headers()) {
                if (!header.getKey().equalsIgnoreCase("Event-Subclass")) {
                    event.add(header.getKey(), header.getValue());
                }
            }
            event.add("Event-UUID", uuid);
            String body = command.body();
            if (body != null) {
                event.body(body);
            }
        }
        session.reply("+OK " + uuid);
        core.bus().fire(event);
    }
}

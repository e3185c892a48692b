/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import org.voxroute.esl.codec.EslCommand;

/**
 * A dialplan application to be run on a channel ({@code sendmsg}). The answer says that it was queued; its end is the event CHANNEL_EXECUTE_COMPLETE whose {@code Application-UUID} is {@code eventUuid}.
 *
 * @param uuid of the channel
 * @param app such as {@code playback}
 * @param argument one line; may be empty
 * @param eventUuid an id for this execution
 * @param eventLock finish this application before the next that is sent
 * @param loops how often; at least 1
 */
public record Execute(String uuid, String app, String argument, String eventUuid, boolean eventLock, int loops) {

    public Execute {
        SwitchText.uuid(uuid);
        SwitchText.uuid(eventUuid);
        SwitchText.name("an application", app);
        SwitchText.line("argument of " + app, argument);
        if (loops < 1) {
            throw EslException.invalid("An application runs at least once");
        }
    }

    EslCommand command() {
        EslCommand command = EslCommand.of("sendmsg " + uuid)
                .with("call-command", "execute")
                .with("execute-app-name", app)
                .with("execute-app-arg", argument)
                .with("Event-UUID", eventUuid);
        if (loops > 1) {
            command = command.with("loops", Integer.toString(loops));
        }
        return eventLock ? command.with("event-lock", "true") : command;
    }

    @Override
    public String toString() {
        return app + " on " + uuid;
    }
}

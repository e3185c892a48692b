/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Map;
import java.util.TreeMap;
import org.voxroute.esl.codec.EslCommand;

/**
 * A message to a channel ({@code sendmsg}) of another kind than {@link Execute}: {@code unicast}, {@code hangup}, {@code nomedia}, … The answer says that the channel has it, not what it made of it.
 *
 * @param uuid of the channel
 * @param command its call-command
 * @param headers what else the command wants to know
 */
public record ChannelMessage(String uuid, String command, Map<String, String> headers) {

    public ChannelMessage {
        SwitchText.uuid(uuid);
        SwitchText.name("a call-command", command);
        headers.forEach((name, value) -> {
            SwitchText.name("a header of " + command, name);
            SwitchText.line("header " + name + " of " + command, value);
        });
        headers = Map.copyOf(headers);
    }

    EslCommand line() {
        EslCommand message = EslCommand.of("sendmsg " + uuid).with("call-command", command);
        for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
            message = message.with(header.getKey(), header.getValue());
        }
        return message;
    }

    @Override
    public String toString() {
        return command + " on " + uuid;
    }
}

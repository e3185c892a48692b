/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.ChannelMessage;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslNode;

/** {@code esl:sendmsg}: the option command is the message's call-command, the body a map of its other headers, or nothing. */
public class EslSendmsgProducer extends EslProducer {

    public EslSendmsgProducer(EslEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    Sent send(Exchange exchange) {
        ChannelMessage message = message(exchange.getMessage());
        EslNode node = node(exchange);
        return new Sent(
                message + " at " + node.name(),
                node.message(message, configuration.patience()),
                reply -> !reply.isError());
    }

    private ChannelMessage message(Message from) {
        String uuid = from.getHeader(EslConstants.UUID, String.class);
        if (uuid == null) {
            throw EslException.invalid("No channel: set the header CamelEslUuid");
        }
        String command = configuration.getCommand();
        if (command == null) {
            command = from.getHeader(EslConstants.COMMAND, String.class);
        }
        if (command == null || command.isBlank()) {
            throw EslException.invalid("No call-command: set the option command, or the header CamelEslCommand");
        }
        return new ChannelMessage(uuid, command, headers(from.getBody()));
    }

    private static Map<String, String> headers(@Nullable Object body) {
        if (body == null || body.equals("")) {
            return Map.of();
        }
        if (!(body instanceof Map<?, ?> told)) {
            throw EslException.invalid("The body of esl:sendmsg is a map of headers, or nothing");
        }
        Map<String, String> headers = new HashMap<>();
        told.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        return headers;
    }
}

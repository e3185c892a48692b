/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.Execute;
import org.voxroute.esl.client.OutboundCall;
import org.voxroute.esl.client.SwitchText;

/** {@code esl:execute}: the body is the application's argument. Goes over the call's own connection, if the switch has opened one for it. */
public class EslExecuteProducer extends EslProducer {

    public EslExecuteProducer(EslEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    Sent send(Exchange exchange) {
        Execute execute = execute(exchange);
        exchange.getMessage().setHeader(EslConstants.EVENT_UUID, execute.eventUuid());
        Optional<OutboundCall> call = getEndpoint().component().outboundCall(execute.uuid());
        if (call.isPresent()) {
            return new Sent(
                    execute + " (outbound)",
                    call.get().execute(execute, configuration.patience()),
                    reply -> !reply.isError());
        }
        EslNode node = node(exchange);
        return new Sent(
                execute + " at " + node.name(),
                node.execute(execute, configuration.patience()),
                reply -> !reply.isError());
    }

    private Execute execute(Exchange exchange) {
        Message message = exchange.getMessage();
        String uuid = message.getHeader(EslConstants.UUID, String.class);
        if (uuid == null) {
            throw EslException.invalid("No channel: set the header CamelEslUuid");
        }
        String app = configuration.getApp();
        if (app == null) {
            app = message.getHeader(EslConstants.APP, String.class);
        }
        if (app == null) {
            throw EslException.invalid("No application: set the option app, or the header CamelEslApp");
        }
        String argument = argument(exchange);
        if (!configuration.isAllowVariables()) {
            SwitchText.withoutExpansion("argument of " + app, argument);
        }
        String id = message.getHeader(EslConstants.EVENT_UUID, String.class);
        return new Execute(
                uuid,
                app,
                argument,
                id == null ? UUID.randomUUID().toString() : id,
                configuration.isEventLock(),
                configuration.getLoops());
    }

    private static String argument(Exchange exchange) {
        List<String> list = Arguments.list(exchange);
        return list == null ? Arguments.text(exchange) : String.join(" ", list);
    }
}

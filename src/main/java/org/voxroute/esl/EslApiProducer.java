/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.SwitchText;

/** {@code esl:api} and {@code esl:bgapi}: the body is the command's arguments, then its answer. */
public class EslApiProducer extends EslProducer {

    public EslApiProducer(EslEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    Sent send(Exchange exchange) {
        ApiCommand command = command(exchange);
        EslNode node = node(exchange);
        var reply = configuration.getOperation() == EslOperation.BGAPI
                ? node.bgapi(command, configuration.patience())
                : node.api(command, configuration.patience());
        return new Sent(command.name() + " on " + node.name(), reply, r -> r.isSuccessOf(command.name()));
    }

    private ApiCommand command(Exchange exchange) {
        String written = configuration.getCommand();
        if (written == null) {
            written = exchange.getMessage().getHeader(EslConstants.COMMAND, String.class);
        }
        if (written == null || written.isBlank()) {
            throw EslException.invalid("No command: set the option command, or the header CamelEslCommand");
        }
        String[] words = written.strip().split("\\s+", 2);
        String first = words.length > 1 ? words[1] : "";
        String arguments = Stream.of(first, arguments(exchange))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (!configuration.isAllowVariables()) {
            SwitchText.withoutExpansion("argument of " + words[0], arguments);
        }
        return ApiCommand.written(words[0], arguments);
    }

    private static String arguments(Exchange exchange) {
        List<String> list = Arguments.list(exchange);
        return list == null
                ? Arguments.text(exchange).strip()
                : list.stream().map(SwitchText::argument).collect(Collectors.joining(" "));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.esl.codec.EslMessage;

/** One outbound connection: we speak first, the switch answers with the channel's data, then its events come until it ends. On its event loop. */
final class OutboundConversation implements EslConnection.Owner {

    /** Events of outbound calls come from no configured node. */
    private static final String NODE = "outbound";

    /** Without a time the switch would keep the socket, and the channel's memory, until we close. */
    private static final int LINGER_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(OutboundConversation.class);

    private final EslServerConfig config;
    private final EslServer.Calls calls;
    private final EslCounters counters;
    private @Nullable EslConnection connection;
    private @Nullable EslListener listener;
    private String uuid = "";

    OutboundConversation(EslServerConfig config, EslServer.Calls calls, EslCounters counters) {
        this.config = config;
        this.calls = calls;
        this.counters = counters;
    }

    void begin(EslConnection opened) {
        connection = opened;
        var unused = opened.send(EslCommand.of("connect"), config.patience()).whenComplete((answer, error) -> {
            if (error != null) {
                opened.end(EndCause.NO_GREETING, "no answer to 'connect'");
            } else {
                connected(opened, answer);
            }
        });
    }

    private void connected(EslConnection opened, EslMessage answer) {
        String id = answer.isChannelData() ? answer.event().header("Unique-ID") : null;
        if (id == null) {
            opened.end(EndCause.PROTOCOL, "the answer to 'connect' names no channel");
            return;
        }
        uuid = id;
        counters.connected();
        EslListener hears = calls.begins(new OutboundCall(opened, answer.event(), id));
        listener = hears;
        if (config.linger()) {
            ask(opened, "linger " + LINGER_SECONDS);
        }
        ask(opened, "myevents " + config.format().word());
        give(new ReceivedEvent(NODE, 1, Kind.EVENT, answer.event()));
    }

    /** Without {@code full} in the dialplan some commands are refused; the call goes on all the same. */
    private void ask(EslConnection opened, String command) {
        CompletableFuture<EslMessage> answer = opened.send(EslCommand.of(command), config.patience());
        var unused = answer.thenAccept(message -> {
            EslReply reply = CommandSocket.reply(message);
            if (reply.isError()) {
                LOG.debug("Outbound call {}: '{}' was answered {}", uuid, command, reply.text());
            }
        });
    }

    @Override
    public void ready(EslConnection ready) {
        // There is no login: the switch has come to us.
    }

    @Override
    public void event(EslEvent event) {
        give(new ReceivedEvent(NODE, 1, Kind.EVENT, event));
    }

    @Override
    public void ended(ConnectionEnd end) {
        give(ReceivedEvent.lifecycle(NODE, 1, Kind.LOST, Map.of("Unique-ID", uuid, ReceivedEvent.REASON, end.words())));
        listener = null;
    }

    private void give(ReceivedEvent event) {
        EslListener hears = listener;
        if (hears == null) {
            return;
        }
        EslListener.Outcome outcome = hears.received(event);
        if (outcome != EslListener.Outcome.KEPT) {
            counters.shed(event.event().name(), outcome);
        }
        EslConnection open = connection;
        if (outcome == EslListener.Outcome.OVERRUN && open != null) {
            open.end(EndCause.OVERRUN, "the listener has no room for the end of the call");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.esl.codec.EslMessage;
import org.voxroute.esl.codec.EslProtocolException;

/**
 * One socket to the switch: gives replies to their commands, events to its owner, and tells once how it ended. Reads on, always.
 * Lives on one event loop; only {@link #send} and {@link #close} may be called from elsewhere.
 */
final class EslConnection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(EslConnection.class);
    private static final String ACL =
            "refused by the switch's access control list (apply-inbound-acl) for this address";

    /** Hears what happens; on the event loop. */
    interface Owner {
        /** The switch lets us in. */
        void ready(EslConnection connection);

        void event(EslEvent event);

        /** The channel of an outbound connection ended; last events follow. */
        default void lingers() {}

        /** Said once, also if the connection never was ready. */
        void ended(ConnectionEnd end);
    }

    private final Channel socket;
    private final CommandQueue commands;
    private final EslCounters counters;
    private final Owner owner;
    private @Nullable ConnectionEnd end;
    private long handlingNanos;

    EslConnection(Channel socket, int maxCommands, EslCounters counters, Owner owner) {
        this.socket = socket;
        this.commands = new CommandQueue(socket.eventLoop(), maxCommands, this::write);
        this.counters = counters;
        this.owner = owner;
    }

    /** From any thread. The future completes on the event loop. */
    CompletableFuture<EslMessage> send(EslCommand command, Duration timeout) {
        return commands.add(command, timeout);
    }

    /** From any thread. */
    void close(EndCause cause, String words) {
        Loops.run(socket.eventLoop(), () -> end(cause, words));
    }

    CommandQueue commands() {
        return commands;
    }

    /** Time spent in the owner since the last call; what remains of a read is decoding. */
    long takeHandlingNanos() {
        long nanos = handlingNanos;
        handlingNanos = 0;
        return nanos;
    }

    void ready() {
        if (end == null) {
            socket.pipeline().fireUserEventTriggered(Liveness.READY);
            owner.ready(this);
        }
    }

    void end(EndCause cause, String words) {
        if (end != null) {
            return;
        }
        end = new ConnectionEnd(cause, words);
        commands.end(end);
        var unused = socket.close();
        owner.ended(end);
    }

    private void write(EslCommand command) {
        var unused = socket.writeAndFlush(command, socket.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (end != null || !(message instanceof EslMessage frame)) {
            return;
        }
        long start = System.nanoTime();
        received(frame);
        handlingNanos += System.nanoTime() - start;
    }

    private void received(EslMessage frame) {
        if (frame.isEvent()) {
            counters.event();
            owner.event(frame.event());
            return;
        }
        switch (frame.contentType()) {
            case "command/reply", "api/response" -> {
                if (!commands.reply(frame)) {
                    end(EndCause.PROTOCOL, "a reply came that no command had asked for");
                }
            }
            case "text/disconnect-notice" -> notice(frame);
            case "text/rude-rejection" -> end(EndCause.ACCESS_LIST, ACL);
            default -> counters.unusedMessage();
        }
    }

    /** A lingering outbound connection gets two: the first announces the last events, the second is the end. */
    private void notice(EslMessage frame) {
        if ("linger".equals(frame.header("Content-Disposition"))) {
            owner.lingers();
        } else if (frame.body().startsWith("The system is being shut down")) {
            end(EndCause.SHUTDOWN, "the switch, or its event socket, is being shut down");
        } else {
            end(EndCause.GOODBYE, "the switch said goodbye");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(EndCause.CUT, "the connection ended without a word");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        Throwable cause = thrown instanceof DecoderException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof EslProtocolException) {
            end(EndCause.PROTOCOL, String.valueOf(cause.getMessage()));
        } else if (cause instanceof SSLException) {
            end(EndCause.UNREACHABLE, "TLS failed: " + cause.getMessage());
        } else if (cause instanceof IOException) {
            end(EndCause.CUT, "the connection broke: " + cause.getMessage());
        } else {
            LOG.error("A connection to the switch is dropped after an error of our own", cause);
            end(EndCause.PROTOCOL, "an error of our own: " + cause);
        }
    }
}

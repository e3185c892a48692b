/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslCommand;

/**
 * Finds a peer that is dead though its socket is open.
 *
 * <p>After half the time of silence it asks something that any switch answers, whatever the user may do, and that makes no event there.
 * A command that is under way explains the silence until its own time is up: {@code api} holds the socket as long as it runs.
 */
final class Liveness extends ReadMeter {

    /** Not a command: answered at once with {@code -ERR command not found}. */
    private static final EslCommand QUESTION = EslCommand.of("noop");

    /** Fired into the pipeline when the switch let us in: from then on it can be asked. */
    static final Object READY = new Object();

    private final EslConnection connection;
    private final Duration silence;
    private @Nullable Future<?> check;

    Liveness(EslConnection connection, Duration silence, EslCounters counters) {
        super(connection, counters);
        this.connection = connection;
        this.silence = silence;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == READY && check == null) {
            long every = Math.max(1, silence.toNanos() / 8);
            check = ctx.executor()
                    .scheduleWithFixedDelay(() -> look(silence.toNanos()), every, every, TimeUnit.NANOSECONDS);
        }
        ctx.fireUserEventTriggered(event);
    }

    private void look(long patience) {
        long quiet = System.nanoTime() - lastRead();
        CommandQueue commands = connection.commands();
        // Not without having asked: after a pause of our own the answer may be there, and not read yet.
        if (quiet >= patience && commands.isOverdue()) {
            connection.end(
                    EndCause.SILENT,
                    "nothing was heard for " + silence.toMillis() + " ms, and a question was not answered");
        } else if (quiet >= patience / 2 && commands.isIdle()) {
            var unused = connection.send(QUESTION, silence.dividedBy(2)).exceptionally(e -> null);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (check != null) {
            check.cancel(false);
        }
        ctx.fireChannelInactive();
    }
}

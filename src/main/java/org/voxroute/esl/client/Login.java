/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslMessage;

/** The conversation at the beginning: the switch asks who we are, we say it, it lets us in or not. Then this handler is gone. */
final class Login extends ChannelInboundHandlerAdapter {

    private final EslConnection connection;
    private final EslCommand answer;
    private final Duration patience;
    private boolean asked;
    private @Nullable Future<?> timer;

    Login(EslConnection connection, EslNodeConfig config) {
        this.connection = connection;
        this.answer = answer(config);
        this.patience = config.timing().connect();
    }

    private static EslCommand answer(EslNodeConfig config) {
        return EslCommand.of(
                config.user() == null
                        ? "auth " + config.password()
                        : "userauth " + config.user() + ":" + config.password());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        timer = ctx.executor().schedule(this::timeIsUp, patience.toNanos(), TimeUnit.NANOSECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof EslMessage frame)) {
            return;
        }
        String type = frame.contentType();
        if (type.equals("auth/request") && !asked) {
            asked = true;
            var unused = ctx.writeAndFlush(answer, ctx.voidPromise());
        } else if (type.equals("command/reply") && asked) {
            answered(ctx, frame.header("Reply-Text"));
        } else {
            ctx.fireChannelRead(frame);
        }
    }

    private void answered(ChannelHandlerContext ctx, @Nullable String text) {
        stopTimer();
        if (text != null && text.startsWith("+OK")) {
            ctx.pipeline().remove(this);
            connection.ready();
        } else {
            connection.end(EndCause.WRONG_PASSWORD, "the switch refuses the user or password");
        }
    }

    private void timeIsUp() {
        connection.end(
                EndCause.NO_GREETING,
                asked
                        ? "the switch did not answer the password within " + patience.toMillis() + " ms"
                        : "nothing that speaks like an event socket answered within " + patience.toMillis() + " ms");
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopTimer();
        ctx.fireChannelInactive();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.caller;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

/** One caller on his connection; all on its event loop. */
final class SimulatedCaller extends SimpleChannelInboundHandler<LineMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCaller.class);
    private static final long LONGEST = Duration.ofMinutes(15).toMillis() / AudioFormat.PTIME.toMillis();

    private final UUID call;
    private final CallerTurns turns;
    private @Nullable Future<?> clock;
    private long frames;

    SimulatedCaller(UUID call, CallerTurns turns) {
        this.call = call;
        this.turns = turns;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(new LineMessage.Call(call));
        long period = AudioFormat.PTIME.toMillis();
        clock = context.executor().scheduleAtFixedRate(() -> send(context), period, period, TimeUnit.MILLISECONDS);
    }

    private void send(ChannelHandlerContext context) {
        LineMessage next = ++frames > LONGEST ? null : turns.next();
        if (next == null) {
            stop();
            context.writeAndFlush(new LineMessage.Hangup()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.writeAndFlush(next);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, LineMessage message) {
        if (message instanceof AudioFrame frame) {
            turns.hear(frame);
        } else if (message instanceof LineMessage.Hangup) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("The simulated call {} failed: {}", call, cause.toString());
        context.close();
    }

    private void stop() {
        Future<?> ticking = clock;
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}

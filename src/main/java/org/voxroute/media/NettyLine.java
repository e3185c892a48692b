/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;

/**
 * The line over one Netty connection; stands behind the codec. Says a hangup before every close, whoever closes, and goes on reading until the other side has closed too: Asterisk takes a connection that is
 * reset for a broken call, and one that isn't read for one that hangs. What the other side doesn't read is dropped, and ends the line after a while.
 */
public final class NettyLine extends ChannelDuplexHandler implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(NettyLine.class);
    private static final AttributeKey<NettyLine> KEY = AttributeKey.valueOf(NettyLine.class, "line");
    private static final LineMessage HANGUP = new LineMessage.Hangup();

    private final NettyLines lines;
    private volatile @Nullable ChannelHandlerContext context;
    private @Nullable LineListener listener;
    private @Nullable String why;
    private boolean heard;
    private boolean hangupSaid;
    private long blockedSince;
    private @Nullable ScheduledFuture<?> deadline;

    NettyLine(NettyLines lines) {
        this.lines = lines;
    }

    /** The line over this connection, null if it carries none. */
    public static @Nullable Line of(Channel socket) {
        return socket.attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().attr(KEY).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.fireChannelActive();
        if (!lines.opened()) {
            end(ctx, "More than " + lines.limits().connections() + " connections at once");
            return;
        }
        deadline = ctx.executor()
                .schedule(() -> expectFirst(ctx), lines.limits().firstMessage().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expectFirst(ChannelHandlerContext ctx) {
        if (!heard) {
            end(ctx, "Nothing came over the connection");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!heard) {
            heard = true;
            if (why == null) {
                // Else it is the one by which the connection is to be closed.
                forgetDeadline();
            }
        }
        // Once it is to end, what still comes is read and dropped.
        if (why == null) {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        forgetDeadline();
        lines.closed();
        LineListener told = listener;
        if (told != null) {
            told.closed(why == null ? "The other side hung up" : why);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            why = why == null ? "The connection broke: " + cause.getMessage() : why;
            hangupSaid = true;
            shut(ctx, ctx.newPromise());
        } else if (cause instanceof DecoderException) {
            lines.garbage(peer(), cause.getMessage());
            end(ctx, String.valueOf(cause.getMessage()));
        } else {
            LOG.warn("A line to {} failed", peer(), cause);
            end(ctx, "The hub failed: " + cause.getMessage());
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        // The line itself writes below this. What comes from above is a route's reply, or an error that nobody handled.
        ReferenceCountUtil.release(message);
        end(ctx, "A route replied where its line answers already (it needs sync=false): " + message);
        promise.trySuccess();
    }

    private void put(ChannelHandlerContext ctx, LineMessage message) {
        if (hangupSaid) {
            return;
        }
        if (message instanceof AudioFrame && !ctx.channel().isWritable()) {
            drop(ctx);
            return;
        }
        blockedSince = 0;
        hangupSaid = message instanceof LineMessage.Hangup;
        var unused = ctx.write(message, ctx.voidPromise());
    }

    /** The other side doesn't read: a frame that waits is a frame too late. */
    private void drop(ChannelHandlerContext ctx) {
        lines.dropped();
        long now = System.nanoTime();
        if (blockedSince == 0) {
            blockedSince = now;
        } else if (now - blockedSince > lines.limits().blocked().toNanos()) {
            end(ctx, "The other side doesn't read");
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (hangupSaid || !ctx.channel().isActive()) {
            shut(ctx, promise);
            return;
        }
        hangupSaid = true;
        why = why == null ? "The hub closed the connection" : why;
        ChannelFuture said = ctx.writeAndFlush(HANGUP);
        said.addListener(done -> shut(ctx, promise));
        if (!said.isDone()) {
            closeSoon(ctx);
        }
    }

    /** Says the hangup, and leaves the other side time to close first: closing with something unread would reset the connection. */
    private void end(ChannelHandlerContext ctx, String reason) {
        if (why != null) {
            return;
        }
        why = reason;
        if (!hangupSaid) {
            hangupSaid = true;
            var unused = ctx.writeAndFlush(HANGUP, ctx.voidPromise());
        }
        closeSoon(ctx);
    }

    private void closeSoon(ChannelHandlerContext ctx) {
        forgetDeadline();
        deadline = ctx.executor()
                .schedule(
                        () -> shut(ctx, ctx.newPromise()),
                        lines.limits().linger().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** How it went is told by {@link #channelInactive}. */
    private static void shut(ChannelHandlerContext ctx, ChannelPromise promise) {
        var unused = ctx.close(promise);
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public InetAddress peer() {
        return require().channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public void say(LineMessage message) {
        ChannelHandlerContext ctx = require();
        execute(() -> {
            put(ctx, message);
            ctx.flush();
        });
    }

    @Override
    public void hangUp(String reason) {
        ChannelHandlerContext ctx = require();
        execute(() -> end(ctx, reason));
    }

    @Override
    public void execute(Runnable task) {
        OnEventLoop.run(require().executor(), task);
    }

    @Override
    public void listen(LineListener to) {
        listener = to;
    }

    @Override
    public @Nullable LineListener listener() {
        return listener;
    }

    private ChannelHandlerContext require() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            throw new IllegalStateException("The line has no connection yet");
        }
        return ctx;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many AudioSocket callers on one thread: each sends a frame of 20 ms 50 times a second, spread over the 20 ms, and expects it back from the provider echo. A frame carries the time when it was sent, so what is measured is from a
 * frame's way into the hub to its way out, with the callers' own delays.
 */
final class LoadCallers implements AutoCloseable {

    static final int FRAME = 320;
    private static final int HEADER = 3;
    private static final long PTIME = 20_000_000;
    private static final long TICK = 1_000_000;
    /** A telephone that is so late with a frame does not send it: what comes in a burst would be the callers' doing, and not the hub's. */
    private static final long TOO_LATE = PTIME;

    private static final int STAMP = 0x5A5A5A5A;

    private final EventLoopGroup loop = Sockets.loops(1);
    private final int port;
    private long unsent;
    private final List<Caller> callers = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong refusedWithin = new AtomicLong();
    private volatile Delays delays = new Delays();
    private volatile Delays ownDelays = new Delays();
    private long ticked;

    LoadCallers(int port) {
        this.port = port;
        var unused = loop.scheduleAtFixedRate(this::tick, TICK, TICK, TimeUnit.NANOSECONDS);
    }

    /** So many calls more, until they are hung up. */
    void call(int count) throws InterruptedException {
        for (int begun = 0; begun < count; begun++) {
            connect(0).sync();
        }
    }

    /** A call that the caller ends after so long; returns at once. */
    void callFor(long millis) {
        connect(millis);
    }

    private ChannelFuture connect(long millis) {
        return new Bootstrap()
                .group(loop)
                .channel(Sockets.SOCKET)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Caller(numbers.getAndIncrement(), millis))
                .connect("127.0.0.1", port);
    }

    int inProgress() throws Exception {
        return loop.submit(callers::size).get();
    }

    /** Calls that are over and heard themselves. */
    long heardThemselves() {
        return served.get();
    }

    /** Callers who hear themselves. */
    long talking() throws Exception {
        return loop.submit(() -> callers.stream()
                        .filter(caller -> caller.firstBack >= 0 && !caller.ended)
                        .count())
                .get();
    }

    /** Begins to measure anew. */
    void measure() throws Exception {
        loop.submit(() -> {
                    delays = new Delays();
                    ownDelays = new Delays();
                    unsent = 0;
                    callers.forEach(Caller::measure);
                })
                .get();
    }

    /** Sends no more, waits for what is on its way, and tells. */
    Result finish(long patienceMillis) throws Exception {
        loop.submit(() -> callers.forEach(caller -> caller.silent = true)).get();
        Thread.sleep(patienceMillis);
        return loop.submit(this::result).get();
    }

    /** What was seen so far; what is on its way counts as lost. */
    Result sofar() throws Exception {
        return loop.submit(this::result).get();
    }

    private Result result() {
        long sent = 0;
        long back = 0;
        for (Caller caller : callers) {
            sent += caller.sent;
            back += caller.back;
        }
        return new Result(sent, back, unsent, delays, ownDelays);
    }

    /**
     * What was seen since {@link #measure}.
     *
     * @param unsent frames that the callers were too slow to send
     * @param ownDelays how late the callers' own thread was, which looks every millisecond whose frame is due
     */
    record Result(long sent, long back, long unsent, Delays delays, Delays ownDelays) {
        long lost() {
            return sent - back;
        }
    }

    long refused() {
        return refused.get();
    }

    /** The longest time from saying which call it is to being hung up. */
    double refusedWithinMillis() {
        return refusedWithin.get() / 1e6;
    }

    private void tick() {
        long now = System.nanoTime();
        ownDelays.add(ticked == 0 ? 0 : Math.max(0, now - ticked - TICK));
        ticked = now;
        for (Caller caller : callers) {
            caller.tick(now);
        }
    }

    @Override
    public void close() throws InterruptedException {
        loop.submit(() -> List.copyOf(callers).forEach(Caller::close)).sync();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).sync();
    }

    /** One of them; everything happens on the loop's thread. */
    private final class Caller extends ChannelInboundHandlerAdapter {

        private final int number;
        private final long millis;
        private ChannelHandlerContext context;
        private ByteBuf rest;
        private long next;
        private long announced;
        private int sequence;
        private int firstBack = -1;
        private int measuredFrom;
        private long sent;
        private long back;
        private boolean silent;
        private boolean ended;

        Caller(int number, long millis) {
            this.number = number;
            this.millis = millis;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            context = ctx;
            callers.add(this);
            if (millis > 0) {
                var unused = ctx.executor().schedule(() -> ctx.close(), millis, TimeUnit.MILLISECONDS);
            }
            rest = ctx.alloc().buffer();
            UUID call = UUID.randomUUID();
            announced = System.nanoTime();
            next = announced + PTIME * (number % 20) / 20;
            ctx.writeAndFlush(ctx.alloc()
                    .buffer(HEADER + 16)
                    .writeByte(0x01)
                    .writeShort(16)
                    .writeLong(call.getMostSignificantBits())
                    .writeLong(call.getLeastSignificantBits()));
        }

        void measure() {
            measuredFrom = sequence;
            sent = 0;
            back = 0;
        }

        void tick(long now) {
            if (!silent && now - next > TOO_LATE) {
                // The callers can't keep up: what they didn't send is no fault of the hub's.
                unsent += (now - next) / PTIME;
                next += (now - next) / PTIME * PTIME;
            }
            while (!ended && !silent && now - next >= 0) {
                next += PTIME;
                send(System.nanoTime());
            }
        }

        private void send(long now) {
            ByteBuf message = context.alloc().buffer(HEADER + FRAME);
            message.writeByte(0x10).writeShort(FRAME);
            message.writeInt(STAMP).writeInt(sequence++).writeLong(now).writeZero(FRAME - 16);
            context.writeAndFlush(message, context.voidPromise());
            sent++;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            var bytes = (ByteBuf) message;
            rest.writeBytes(bytes);
            bytes.release();
            while (rest.readableBytes() >= HEADER) {
                int kind = rest.getUnsignedByte(rest.readerIndex());
                int length = rest.getUnsignedShort(rest.readerIndex() + 1);
                if (rest.readableBytes() < HEADER + length) {
                    break;
                }
                rest.skipBytes(HEADER);
                heard(kind, rest.readSlice(length));
            }
            rest.discardReadBytes();
        }

        private void heard(int kind, ByteBuf payload) {
            long now = System.nanoTime();
            if (kind == 0x00) {
                ended = true;
                if (firstBack < 0) {
                    refused.incrementAndGet();
                    refusedWithin.accumulateAndGet(now - announced, Math::max);
                }
            } else if (payload.readableBytes() == FRAME && payload.readInt() == STAMP) {
                int which = payload.readInt();
                if (firstBack < 0) {
                    firstBack = which;
                }
                if (which >= measuredFrom) {
                    back++;
                    delays.add(now - payload.readLong());
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            ended = true;
            callers.remove(this);
            if (firstBack >= 0) {
                served.incrementAndGet();
            }
            rest.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        /** Hangs up as Asterisk does. */
        void close() {
            context.close();
        }
    }
}

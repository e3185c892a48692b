/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;

/**
 * Frames a second through the AudioSocket route of the hub as shipped, with the provider echo, and through a bare Netty echo with the same codec: in turns, in one process, each connection sending its next frame when the one
 * before came back. Arguments: connections, seconds a round, rounds; a round of each before them warms up. Prints each round, and
 * the median and the extremes of their ratios.
 */
public final class FrameLaneLoad {

    private static final int FRAME = 320;
    private static final int MESSAGE = 3 + FRAME;
    private static final double WARM_UP_SHARE = 0.3;

    private FrameLaneLoad() {}

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args.length > 0 ? args[0] : "32");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "10");
        int rounds = Integer.parseInt(args.length > 2 ? args[2] : "5");
        int port = Ports.free();
        Path data = Files.createTempDirectory("frame-lane");
        var settings = Map.of(
                "audiosocket.port", "" + port,
                "voxroute.voice.provider", "echo",
                "voxroute.voice.capacity", "" + 2 * connections);
        EventLoopGroup clients = Sockets.loops(1);
        EventLoopGroup servers = Sockets.loops(Runtime.getRuntime().availableProcessors());
        try (var hub = Hub.start(data, settings)) {
            int bare = ((InetSocketAddress) BareEcho.listen(servers, 0).localAddress()).getPort();
            round(clients, bare, connections, seconds);
            round(clients, port, connections, seconds);
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                double throughBare = round(clients, bare, connections, seconds);
                double throughRoute = round(clients, port, connections, seconds);
                ratios[round] = throughRoute / throughBare;
                System.out.printf(
                        "round %d: bare %,.0f frames/s, route %,.0f, ratio %.2f%n",
                        round + 1, throughBare, throughRoute, ratios[round]);
            }
            Arrays.sort(ratios);
            System.out.printf("ratio: median %.2f, %.2f to %.2f%n", ratios[rounds / 2], ratios[0], ratios[rounds - 1]);
        } finally {
            clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
            servers.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static double round(EventLoopGroup clients, int port, int connections, int seconds) throws Exception {
        var returned = new LongAdder();
        List<Channel> callers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            callers.add(new Bootstrap()
                    .group(clients)
                    .channel(Sockets.SOCKET)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new Caller(returned))
                    .connect("127.0.0.1", port)
                    .sync()
                    .channel());
        }
        pause(TimeUnit.SECONDS.toNanos(1) * seconds * WARM_UP_SHARE);
        long before = returned.sum();
        long from = System.nanoTime();
        pause(TimeUnit.SECONDS.toNanos(1) * seconds * (1 - WARM_UP_SHARE));
        double rate = (returned.sum() - before) * 1e9 / (System.nanoTime() - from);
        for (Channel caller : callers) {
            caller.close().sync();
        }
        return rate;
    }

    private static void pause(double nanos) {
        long until = System.nanoTime() + (long) nanos;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /** Sends a frame, and the next one when as much came back. */
    private static final class Caller extends ChannelInboundHandlerAdapter {

        private static final ByteBuf FRAME_MESSAGE = Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(MESSAGE).writeByte(0x10).writeShort(FRAME).writeZero(FRAME));

        private final LongAdder returned;
        private int came;

        Caller(LongAdder returned) {
            this.returned = returned;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            UUID call = UUID.randomUUID();
            ctx.write(Unpooled.buffer(19)
                    .writeByte(0x01)
                    .writeShort(16)
                    .writeLong(call.getMostSignificantBits())
                    .writeLong(call.getLeastSignificantBits()));
            ctx.writeAndFlush(FRAME_MESSAGE.duplicate());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            var bytes = (ByteBuf) message;
            came += bytes.readableBytes();
            bytes.release();
            for (; came >= MESSAGE; came -= MESSAGE) {
                returned.increment();
                ctx.writeAndFlush(FRAME_MESSAGE.duplicate());
            }
        }
    }
}

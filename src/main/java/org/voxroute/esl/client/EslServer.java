/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.PreferHeapByteBufAllocator;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.voxroute.esl.codec.EslDecoder;
import org.voxroute.esl.codec.EslEncoder;

/** The outbound mode: FreeSWITCH connects, once a call, when its dialplan comes to the {@code socket} application. Each connection is bounded, as is their number. */
public final class EslServer implements AutoCloseable {

    private static final int THREADS = 2;

    /** What the calls are for. */
    @FunctionalInterface
    public interface Calls {
        /** A call begins. On the connection's event loop: must not block. The listener hears the events of its channel; the last is LOST. */
        EslListener begins(OutboundCall call);
    }

    private final EslServerConfig config;
    private final Calls calls;
    private final EslCounters counters = new EslCounters();
    private final EventLoopGroup loops = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("esl-outbound", true));
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();
    private final Set<EslConnection> connections = ConcurrentHashMap.newKeySet();
    private final Channel server;

    private EslServer(EslServerConfig config, Calls calls) {
        this.config = config;
        this.calls = calls;
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOCATOR, new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT))
                .childHandler(new Pipeline())
                .bind(config.bindAddress(), config.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "Can't listen on " + config.bindAddress() + ":" + config.port() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        server = bound.channel();
    }

    /** Listens from now on. @throws IllegalStateException if the port is taken */
    public static EslServer open(EslServerConfig config, Calls calls) {
        return new EslServer(config, calls);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Connections at this moment. */
    public int openCalls() {
        return open.get();
    }

    /** Connections that were closed because there were too many. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    public EslCounters counters() {
        return counters;
    }

    /** Stops listening and lets go of every call. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.forEach(connection -> connection.close(EndCause.CLOSED, "the server is closed"));
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel socket) {
            if (open.incrementAndGet() > config.maxCalls()) {
                open.decrementAndGet();
                turnedAway.increment();
                var unused = socket.close();
                return;
            }
            var conversation = new OutboundConversation(config, calls, counters);
            var connection = new EslConnection(socket, config.limits().commands(), counters, conversation);
            connections.add(connection);
            var unused = socket.closeFuture().addListener(closed -> {
                connections.remove(connection);
                open.decrementAndGet();
            });
            socket.pipeline()
                    .addLast(new ReadMeter(connection, counters))
                    .addLast(new EslDecoder(
                            config.limits().headerBytes(), config.limits().bodyBytes()))
                    .addLast(new EslEncoder())
                    .addLast(connection);
            conversation.begin(connection);
        }
    }
}

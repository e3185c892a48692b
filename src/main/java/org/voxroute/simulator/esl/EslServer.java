/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.api.ApiCommands;
import org.voxroute.simulator.engine.SwitchCore;

/** The event socket: listens, and makes a session of each connection. Sockets have one thread of their own; everything else happens on the switch's. */
public final class EslServer implements AutoCloseable {

    /** How the server behaves to its clients. */
    public record Settings(String password, Duration authTimeout, int maxConnections, int maxEvents, long maxBytes) {}

    /** All connections, whichever side has made them: their sockets' thread, their sessions, the events that they lost. */
    record Clients(EventLoopGroup sockets, Set<EslSession> sessions, LongAdder lost) {}

    private static final int MAX_HEADERS = 1024 * 1024;
    private static final int MAX_BODY = 10 * 1024 * 1024;
    private static final String REJECTION =
            "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n";

    private final SwitchCore core;
    private final SessionCommands commands;
    private final Settings settings;
    private final EventLoopGroup sockets = new NioEventLoopGroup(1, new DefaultThreadFactory("simulator-esl", true));
    private final Set<EslSession> sessions = ConcurrentHashMap.newKeySet();
    private final LongAdder lost = new LongAdder();
    private @Nullable Channel listening;

    public EslServer(SwitchCore core, ApiCommands api, Settings settings) {
        this.core = core;
        this.settings = settings;
        this.commands = new SessionCommands(core, api, settings.password());
        core.outboundSockets(new OutboundConnector(core, commands, settings, new Clients(sockets, sessions, lost)));
    }

    static CommandDecoder decoder() {
        return new CommandDecoder(MAX_HEADERS, MAX_BODY);
    }

    /** Listens on the address; returns the port, which differs from the given one if that is 0. */
    public int listen(InetAddress address, int port) {
        Channel socket = new ServerBootstrap()
                .group(sockets)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline().addLast(decoder(), new Client(client));
                    }
                })
                .bind(new InetSocketAddress(address, port))
                .syncUninterruptibly()
                .channel();
        listening = socket;
        return ((InetSocketAddress) socket.localAddress()).getPort();
    }

    /** How many clients are connected. */
    public int clients() {
        return sessions.size();
    }

    /** How many events were lost because clients read them too slowly. */
    public long lostEvents() {
        return lost.sum();
    }

    /** Says to all clients that the switch goes down, and hangs up on them; on the switch's thread. */
    public void sayGoodbye() {
        sessions.forEach(session -> session.end("The system is being shut down.\n"));
    }

    /** Hangs up on all clients without a word; on the switch's thread. */
    public void cut() {
        sessions.forEach(EslSession::cut);
    }

    @Override
    public void close() {
        Channel socket = listening;
        if (socket != null) {
            socket.close().syncUninterruptibly();
        }
        sockets.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Client extends SimpleChannelInboundHandler<ClientCommand> {
        private final SocketChannel socket;
        private final Output output;
        private final EslSession session;

        Client(SocketChannel socket) {
            this.socket = socket;
            this.output = new Output(socket, settings, lost);
            this.session = new EslSession(output, commands);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (sessions.size() >= settings.maxConnections()) {
                socket.close();
                return;
            }
            sessions.add(session);
            InetAddress from = socket.remoteAddress().getAddress();
            core.timer().soon(() -> welcome(from));
        }

        private void welcome(InetAddress from) {
            if (!core.accessLists().permitEventSocket(from)) {
                session.push(REJECTION);
                session.end();
                return;
            }
            core.bus().add(session);
            session.push("Content-Type: auth/request\n\n");
            core.timer().after(settings.authTimeout(), () -> {
                if (!session.isAuthenticated() && !session.spoke()) {
                    session.end();
                }
            });
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ClientCommand command) {
            core.timer().soon(() -> session.received(command));
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (socket.isWritable()) {
                output.drainSoon();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            sessions.remove(session);
            core.timer().soon(session::lost);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A client that broke off or sent too much: nothing to tell it.
            socket.close();
        }
    }
}

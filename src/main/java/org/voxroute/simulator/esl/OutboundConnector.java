/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import org.voxroute.simulator.engine.OutboundSockets;
import org.voxroute.simulator.engine.SwitchCore;

/** Connects to those whom the dialplan hands calls to. Only this machine is ever connected to: a simulated call must not reach out. */
final class OutboundConnector implements OutboundSockets {

    private static final int CONNECT_TIMEOUT_MS = 2000;

    private final SwitchCore core;
    private final SessionCommands commands;
    private final EslServer.Settings settings;
    private final EslServer.Clients clients;

    OutboundConnector(
            SwitchCore core, SessionCommands commands, EslServer.Settings settings, EslServer.Clients clients) {
        this.core = core;
        this.commands = commands;
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public void open(Handover handover, Listener listener) {
        boolean here = handover.host().equals("localhost") || handover.host().startsWith("127.");
        if (!here || clients.sessions().size() >= settings.maxConnections()) {
            core.timer().soon(listener::closed);
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(clients.sockets())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline().addLast(EslServer.decoder(), new Controller(socket, handover, listener));
                    }
                })
                .connect(handover.host(), handover.port());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                core.timer().soon(listener::closed);
            }
        });
    }

    private final class Controller extends SimpleChannelInboundHandler<ClientCommand> {
        private final SocketChannel socket;
        private final Handover handover;
        private final Listener listener;
        private final Output output;
        private final EslSession session;

        Controller(SocketChannel socket, Handover handover, Listener listener) {
            this.socket = socket;
            this.handover = handover;
            this.listener = listener;
            this.output = new Output(socket, settings, clients.lost());
            this.session = new EslSession(output, commands);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            clients.sessions().add(session);
            core.timer().soon(() -> {
                session.authenticated(Permissions.ALL);
                session.whenConnected(listener::connected);
                session.control(new ControlledLeg(
                        handover.leg(), session, core.timer(), true, handover.async(), handover.full()));
                core.bus().add(session);
                core.timer().after(patience(), () -> {
                    if (!session.spoke()) {
                        session.end();
                    }
                });
            });
        }

        private Duration patience() {
            return settings.authTimeout();
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
            clients.sessions().remove(session);
            core.timer().soon(() -> {
                session.lost();
                listener.closed();
            });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            socket.close();
        }
    }
}

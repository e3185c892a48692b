/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.PreferHeapByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.esl.codec.EslDecoder;
import org.voxroute.esl.codec.EslEncoder;

/** Makes connections to one node, all on the node's event loop. */
final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    private final EslNodeConfig config;
    private final EventLoop loop;
    private final Executor resolver;
    private final EslCounters counters;

    /** @param resolver looks up host names, which blocks */
    Connector(EslNodeConfig config, EventLoop loop, Executor resolver, EslCounters counters) {
        this.config = config;
        this.loop = loop;
        this.resolver = resolver;
        this.counters = counters;
    }

    /** Tries to connect; the owner hears how it went, on the event loop. Without a word if the client is closed. */
    void connect(EslConnection.Owner owner) {
        try {
            resolver.execute(() -> {
                InetAddress address = resolved();
                Loops.run(loop, () -> open(address, owner));
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The client is closed");
        }
    }

    private void open(@Nullable InetAddress address, EslConnection.Owner owner) {
        if (address == null) {
            owner.ended(new ConnectionEnd(EndCause.UNREACHABLE, "the host name " + config.host() + " is not known"));
        } else {
            open(new InetSocketAddress(address, config.port()), owner);
        }
    }

    private @Nullable InetAddress resolved() {
        try {
            return InetAddress.getByName(config.host());
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private void open(InetSocketAddress address, EslConnection.Owner owner) {
        var pipeline = new Pipeline(owner);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        config.timing().connect().toMillis())
                // What is read becomes the messages' own memory, without a copy, if it is on the heap and unpooled.
                .option(ChannelOption.ALLOCATOR, new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT))
                .handler(pipeline)
                .connect(address)
                .addListener((ChannelFuture done) -> {
                    if (!done.isSuccess()) {
                        pipeline.connection(done.channel())
                                .end(EndCause.UNREACHABLE, "can't connect: " + reason(done.cause()));
                    }
                });
    }

    private static String reason(Throwable cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private final class Pipeline extends ChannelInitializer<Channel> {

        private final EslConnection.Owner owner;
        private @Nullable EslConnection connection;

        Pipeline(EslConnection.Owner owner) {
            this.owner = owner;
        }

        /** The connection on this socket, also when it failed before it was set up. */
        EslConnection connection(Channel socket) {
            EslConnection made = connection;
            if (made == null) {
                made = new EslConnection(socket, config.limits().commands(), counters, owner);
                connection = made;
            }
            return made;
        }

        @Override
        protected void initChannel(Channel socket) {
            EslConnection made = connection(socket);
            if (config.tls() != null) {
                socket.pipeline().addLast(tls(socket));
            }
            socket.pipeline()
                    .addLast(new Liveness(made, config.timing().silence(), counters))
                    .addLast(new EslDecoder(
                            config.limits().headerBytes(), config.limits().bodyBytes()))
                    .addLast(new EslEncoder())
                    .addLast(new Login(made, config))
                    .addLast(made);
        }

        private SslHandler tls(Channel socket) {
            SslHandler handler =
                    Objects.requireNonNull(config.tls()).newHandler(socket.alloc(), config.host(), config.port());
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            handler.engine().setSSLParameters(parameters);
            handler.setHandshakeTimeoutMillis(config.timing().connect().toMillis());
            return handler;
        }
    }
}

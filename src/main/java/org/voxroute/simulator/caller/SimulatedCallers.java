/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.caller;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.media.audiosocket.AudioSocketDecoder;
import org.voxroute.media.audiosocket.AudioSocketEncoder;
import org.voxroute.media.audiosocket.AudioSocketSide;

/** Places simulated calls, so many at once. Thread-safe. */
public final class SimulatedCallers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCallers.class);
    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress hub;
    private final Function<String, short[]> voice;
    private final Semaphore free;
    private final ExecutorService speaking;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);

    /**
     * @param hub where its AudioSocket listens
     * @param voice speaks a text: samples of 16 bits at 8 kHz; may take its time
     * @param most callers at once
     */
    public SimulatedCallers(InetSocketAddress hub, Function<String, short[]> voice, int most) {
        this.hub = hub;
        this.voice = voice;
        free = new Semaphore(most);
        speaking = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(most), task -> {
            var thread = new Thread(task, "simulated-caller");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Places a call as soon as its words are spoken; returns at once.
     *
     * @param announced is asked right before: whether the call may come
     * @return false if there are as many callers as there may be
     */
    public boolean place(UUID call, CallerScript script, BooleanSupplier announced) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            speaking.execute(() -> speakAndCall(call, script, announced));
            return true;
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private void speakAndCall(UUID call, CallerScript script, BooleanSupplier announced) {
        boolean connecting = false;
        try {
            List<short[]> utterances = new ArrayList<>();
            for (String text : script.say()) {
                utterances.add(voice.apply(text));
            }
            if (announced.getAsBoolean()) {
                connecting = true;
                connect(call, new CallerTurns(utterances, script.press(), script.waitForAnswers()));
            } else {
                LOG.warn("The simulated call {} is not made: too many calls are expected", call);
            }
        } catch (RuntimeException e) {
            LOG.warn("The simulated call {} is not made: {}", call, e.toString());
        } finally {
            if (!connecting) {
                free.release();
            }
        }
    }

    private void connect(UUID call, CallerTurns turns) {
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new AudioSocketDecoder(AudioSocketSide.SERVER),
                                        new AudioSocketEncoder(AudioSocketSide.ASTERISK),
                                        new SimulatedCaller(call, turns));
                    }
                });
        var connected = bootstrap.connect(hub);
        var unused = connected.channel().closeFuture().addListener(closed -> free.release());
        connected.addListener(result -> {
            if (!result.isSuccess()) {
                LOG.warn("The simulated call {} can't reach the hub at {}", call, hub, result.cause());
            }
        });
    }

    /** Callers who are on the line are cut off. */
    @Override
    public void close() {
        speaking.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

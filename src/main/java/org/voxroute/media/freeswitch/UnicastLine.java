/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultAddressedEnvelope;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.OnEventLoop;

/**
 * A call's line among those of the socket. It is a call's from the first datagram of its peer on, and says so first. Datagrams tell nothing of an end, neither the switch's nor the hub's: who ends the line tells its
 * {@link UnicastListener}, and the switch is told by a command.
 */
public final class UnicastLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(UnicastLine.class);

    /** Datagrams have no numbers, so one that came twice can't be told. What comes faster than a caller can speak is surplus; that much may have waited on the way. */
    private static final Duration HEARD_AT_ONCE = Duration.ofSeconds(1);

    /** The switch plays at its own pace, and lets wait what comes faster, for as long as the call lasts: barge-in would come late by that. */
    private static final Duration SAID_AT_ONCE = Duration.ofMillis(100);

    private final UnicastLines lines;
    private final ChannelHandlerContext socket;
    private final UnicastCall call;
    private final FrameBudget heard;
    private final FrameBudget said;
    private @Nullable LineListener listener;
    private boolean attached;
    private boolean attaching;
    private boolean over;
    private long lastHeard;
    private volatile @Nullable Future<?> timer;

    UnicastLine(UnicastLines lines, ChannelHandlerContext socket, UnicastCall call) {
        this.lines = lines;
        this.socket = socket;
        this.call = call;
        lastHeard = System.nanoTime();
        Duration frame = call.codec().frame();
        heard = new FrameBudget(frame, HEARD_AT_ONCE, 1.05, lastHeard);
        said = new FrameBudget(frame, SAID_AT_ONCE, 1, lastHeard);
    }

    UnicastCall call() {
        return call;
    }

    InetSocketAddress address() {
        return call.peer();
    }

    boolean isOf(ChannelHandlerContext other) {
        return socket == other;
    }

    /** The switch was told, or soon will be: its first datagram is due. */
    void expect() {
        lastHeard = System.nanoTime();
        schedule(lines.limits().first());
    }

    private void schedule(Duration delay) {
        timer = later(this::look, delay);
    }

    Future<?> later(Runnable task, Duration delay) {
        return socket.executor().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (over) {
            return;
        }
        if (!attached) {
            end(
                    UnicastEnd.NEVER_CAME,
                    "No audio came within " + lines.limits().first().toMillis() + " ms");
            return;
        }
        Duration left = lines.limits().silence().minusNanos(System.nanoTime() - lastHeard);
        if (left.isNegative() || left.isZero()) {
            end(
                    UnicastEnd.WENT_SILENT,
                    "No audio came for " + lines.limits().silence().toMillis() + " ms");
        } else {
            schedule(left);
        }
    }

    /** A datagram of its peer. */
    void receive(ByteBuf datagram) {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        if (!heard.take(now)) {
            lines.surplus();
            return;
        }
        AudioFrame frame;
        try {
            frame = call.codec().decode(datagram);
        } catch (UnicastException e) {
            lines.garbage(address(), e.getMessage());
            end(UnicastEnd.BROKEN, String.valueOf(e.getMessage()));
            return;
        }
        lastHeard = now;
        if (!attached) {
            attached = true;
            attaching = true;
            pass(new LineMessage.Call(call.id()));
            attaching = false;
        }
        if (!over) {
            pass(frame);
        }
    }

    private void pass(LineMessage message) {
        socket.fireChannelRead(new DefaultAddressedEnvelope<>(message, null, address()));
    }

    private void put(LineMessage message) {
        if (over || !(message instanceof AudioFrame frame)) {
            return;
        }
        long now = System.nanoTime();
        if (said.isAhead(now) && isSilence(frame)) {
            // What waits at the switch would wait on for the rest of the call; silence is left out until nothing does.
            return;
        }
        if (!said.take(now) || !socket.channel().isWritable()) {
            lines.dropped();
            return;
        }
        try {
            ByteBuf samples = call.codec().encode(frame, socket.alloc());
            var unused = socket.write(new DatagramPacket(samples, address()), socket.voidPromise());
        } catch (UnicastException e) {
            LOG.warn("Call {} is said something else than its audio", call.id(), e);
            end(UnicastEnd.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSilence(AudioFrame frame) {
        ByteBuffer samples = frame.bytes();
        while (samples.remaining() >= Long.BYTES) {
            if (samples.getLong() != 0) {
                return false;
            }
        }
        return true;
    }

    /** A key was pressed, which the switch tells by an event. */
    void press(char key) {
        LineListener hears = listener;
        if (!over && hears != null) {
            LineMessage answer = hears.hear(new LineMessage.Digit(key));
            if (answer != null) {
                say(answer);
            }
        }
    }

    void end(UnicastEnd how, String why) {
        if (over) {
            return;
        }
        over = true;
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
        lines.ended(this, how, why);
        LineListener told = listener;
        if (told != null) {
            told.closed(why);
        }
    }

    @Override
    public InetAddress peer() {
        return address().getAddress();
    }

    @Override
    public void say(LineMessage message) {
        execute(() -> {
            put(message);
            socket.flush();
        });
    }

    @Override
    public void hangUp(String why) {
        execute(() -> end(attaching ? UnicastEnd.REFUSED : UnicastEnd.HUNG_UP, why));
    }

    @Override
    public void execute(Runnable task) {
        OnEventLoop.run(socket.executor(), task);
    }

    @Override
    public void listen(LineListener to) {
        listener = to;
    }

    @Override
    public @Nullable LineListener listener() {
        return listener;
    }
}

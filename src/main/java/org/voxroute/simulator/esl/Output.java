/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be written to one client, in order. Filled by the switch's thread, drained by the socket's: a slow client never holds up the switch. Events beyond the bounds are lost without a word on the
 * wire, as with the real switch, and whoever loses too many in a row is hung up on.
 */
final class Output {

    /** As many events as a FreeSWITCH queues for a client. */
    static final int MAX_EVENTS = 100_000;

    private static final int MAX_LOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Output.class);

    private final Channel socket;
    private final int maxEvents;
    private final long maxBytes;
    private final LongAdder lost;
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private int lostInARow;
    private volatile boolean closing;

    /** @param lost counts the events that were lost, here and elsewhere */
    Output(Channel socket, EslServer.Settings settings, LongAdder lost) {
        this.socket = socket;
        this.maxEvents = settings.maxEvents();
        this.maxBytes = settings.maxBytes();
        this.lost = lost;
    }

    void text(String frame) {
        add(frame.getBytes(StandardCharsets.UTF_8));
    }

    void frame(byte[] bytes) {
        add(bytes);
    }

    /** An event; it is lost if there is no room for it. */
    void event(byte[] frame) {
        if (closing) {
            return;
        }
        if (queued.get() >= maxEvents || queuedBytes.get() + frame.length > maxBytes) {
            lose();
            return;
        }
        lostInARow = 0;
        add(frame);
    }

    /** An event is lost, for which there is no room here or before. */
    void lose() {
        lost.increment();
        lostInARow++;
        if (lostInARow > MAX_LOST && !closing) {
            LOG.warn("Hangs up on a client that reads too slowly: {}", socket.remoteAddress());
            cut();
        }
    }

    /** How many bytes of events may wait. */
    long maxBytes() {
        return maxBytes;
    }

    /** Replies are never lost; whoever asks on and on without reading them is hung up on. */
    private void add(byte[] frame) {
        if (closing) {
            return;
        }
        if (queuedBytes.addAndGet(frame.length) > 2 * maxBytes) {
            LOG.warn("Hangs up on a client that doesn't read its replies: {}", socket.remoteAddress());
            cut();
            return;
        }
        queued.incrementAndGet();
        frames.add(frame);
        drainSoon();
    }

    /** The socket takes bytes again, or there are some for it. */
    void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            socket.eventLoop().execute(this::drain);
        }
    }

    private void drain() {
        draining.set(false);
        boolean wrote = false;
        while (socket.isWritable()) {
            byte[] frame = frames.poll();
            if (frame == null) {
                break;
            }
            queued.decrementAndGet();
            queuedBytes.addAndGet(-frame.length);
            socket.write(Unpooled.wrappedBuffer(frame), socket.voidPromise());
            wrote = true;
        }
        if (wrote) {
            socket.flush();
        }
        if (closing && frames.isEmpty()) {
            socket.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Writes what waits, then closes. */
    void closeAfterAll() {
        closing = true;
        drainSoon();
    }

    /** Closes at once; what waits is lost. */
    void cut() {
        closing = true;
        frames.clear();
        socket.close();
    }

    boolean isClosing() {
        return closing;
    }
}

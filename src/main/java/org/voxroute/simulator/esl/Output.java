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

/**
 * What is to be written to one client, in order. Filled by the switch's thread, drained by the socket's: a slow client never holds up the switch. Events beyond the bounds are lost without a word on the
 * wire, as with the real switch, and whoever loses too many in a row is hung up on.
 */
final class Output {

    /** As many events as a FreeSWITCH queues for a client. */
    static final int MAX_EVENTS = 100_000;

    private static final int MAX_LOST = 500;

    private final Channel socket;
    private final int maxEvents;
    private final long maxBytes;
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private int lostInARow;
    private volatile boolean closing;

    Output(Channel socket, int maxEvents, long maxBytes) {
        this.socket = socket;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    void text(String frame) {
        add(frame.getBytes(StandardCharsets.UTF_8));
    }

    void frame(byte[] bytes) {
        add(bytes);
    }

    /** Returns whether there was room for it. */
    boolean event(byte[] frame) {
        if (closing) {
            return false;
        }
        if (queued.get() >= maxEvents || queuedBytes.get() + frame.length > maxBytes) {
            lost.incrementAndGet();
            lostInARow++;
            if (lostInARow > MAX_LOST) {
                closing = true;
                socket.close();
            }
            return false;
        }
        lostInARow = 0;
        add(frame);
        return true;
    }

    private void add(byte[] frame) {
        queued.incrementAndGet();
        queuedBytes.addAndGet(frame.length);
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

    long lost() {
        return lost.get();
    }
}

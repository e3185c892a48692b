/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of one transport: what holds for each of them, and how many there are. Thread-safe. */
public final class NettyLines implements LineCounts {

    private static final Logger LOG = LoggerFactory.getLogger(NettyLines.class);
    private static final long LOG_EVERY = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final Limits limits;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder garbage = new LongAdder();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_EVERY);

    /**
     * What a connection may take.
     *
     * @param connections at once
     * @param firstMessage how long until the first message
     * @param blocked how long the other side may leave unread what is said
     * @param linger how long the other side may take to close after a hangup
     */
    public record Limits(int connections, Duration firstMessage, Duration blocked, Duration linger) {
        public static Limits of(int connections) {
            return new Limits(connections, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1));
        }
    }

    /** @param name of the transport */
    public NettyLines(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** The handler of a new connection, to stand behind the codec. */
    public ChannelHandler newLine() {
        return new NettyLine(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public long droppedFrames() {
        return dropped.sum();
    }

    @Override
    public long garbageLines() {
        return garbage.sum();
    }

    Limits limits() {
        return limits;
    }

    /** Counts it; says whether there may be so many. */
    boolean opened() {
        return open.incrementAndGet() <= limits.connections();
    }

    void closed() {
        open.decrementAndGet();
    }

    void dropped() {
        dropped.increment();
    }

    /** Counted always, told once a second at most: whoever sends garbage must not fill the log. */
    void garbage(InetAddress peer, @Nullable String why) {
        garbage.increment();
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now)) {
            LOG.warn("The connection of {} is closed: {}", peer.getHostAddress(), why);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.media.LineCounts;

/** The lines of FreeSWITCH's calls, over one socket: by call, and by the address that the switch sends from. A datagram of anybody else is counted and dropped. Thread-safe. */
public final class UnicastLines implements LineCounts {

    /** The name of the transport. */
    public static final String TRANSPORT = "freeswitch";

    private static final Logger LOG = LoggerFactory.getLogger(UnicastLines.class);
    private static final long LOG_EVERY = Duration.ofSeconds(10).toNanos();

    private final Limits limits;
    private final SwitchPorts ports;
    private final UnicastListener listener;
    private final ConcurrentMap<InetSocketAddress, UnicastLine> byPeer = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, UnicastLine> byCall = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, UnicastLine> byChannel = new ConcurrentHashMap<>();
    private final LongAdder strangers = new LongAdder();
    private final LongAdder garbage = new LongAdder();
    private final LongAdder surplus = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_EVERY);
    private volatile @Nullable ChannelHandlerContext socket;

    /**
     * How long a line may hear nothing.
     *
     * @param first until the first datagram
     * @param silence afterwards: a caller who is silent sends silence, but nothing comes while the switch plays something
     * @param linger how long after its end what still comes is the line's, and no stranger's
     */
    public record Limits(Duration first, Duration silence, Duration linger) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    /** @param ports that calls have; each is given back when its line is over */
    public UnicastLines(Limits limits, SwitchPorts ports, UnicastListener listener) {
        this.limits = limits;
        this.ports = ports;
        this.listener = listener;
    }

    /** The handler of the socket, the only one of its pipeline before the route's. */
    public ChannelHandler newSocket() {
        return new UnicastSocket(this);
    }

    /**
     * The switch is about to send this call's audio.
     *
     * @throws IllegalStateException if the call has a line, its peer is another call's, or there is no socket
     */
    public void expect(UnicastCall call) {
        ChannelHandlerContext open = socket;
        if (open == null) {
            throw new IllegalStateException("There is no socket for FreeSWITCH's audio: does its route run?");
        }
        var line = new UnicastLine(this, open, call);
        if (byCall.putIfAbsent(call.id(), line) != null) {
            throw new IllegalStateException("Call " + call.id() + " has a line already");
        }
        if (byPeer.putIfAbsent(call.peer(), line) != null) {
            byCall.remove(call.id(), line);
            throw new IllegalStateException(call.peer() + " is the peer of another call");
        }
        byChannel.put(call.channel(), line);
        try {
            line.expect();
        } catch (RejectedExecutionException e) {
            leaves(line);
            byPeer.remove(call.peer(), line);
            throw new IllegalStateException("The socket for FreeSWITCH's audio is closing", e);
        }
    }

    /** The line of a peer, as long as it may send. */
    public @Nullable UnicastLine of(@Nullable Object peer) {
        return peer == null ? null : byPeer.get(peer);
    }

    /** The call as it was announced, if it has a line or is expected. */
    public Optional<UnicastCall> find(UUID call) {
        return Optional.ofNullable(byCall.get(call)).map(UnicastLine::call);
    }

    /** Whether the channel's audio comes, or is expected. */
    public boolean has(String channel) {
        return byChannel.containsKey(channel);
    }

    /** The calls that have a line, or are expected. */
    public List<UnicastCall> all() {
        return byCall.values().stream().map(UnicastLine::call).toList();
    }

    /** The channel left its place at the switch: nothing will come any more. From now on it may be expected again. */
    public void left(String channel, String why) {
        UnicastLine line = byChannel.get(channel);
        if (line != null) {
            leaves(line);
            line.execute(() -> line.end(UnicastEnd.LEFT, why));
        }
    }

    /** A key was pressed on the channel. */
    public void press(String channel, char key) {
        UnicastLine line = byChannel.get(channel);
        if (line != null) {
            line.execute(() -> line.press(key));
        }
    }

    /** Where datagrams are received; null while there is no socket. */
    public @Nullable InetSocketAddress address() {
        ChannelHandlerContext open = socket;
        return open != null && open.channel().localAddress() instanceof InetSocketAddress local ? local : null;
    }

    @Override
    public String name() {
        return TRANSPORT;
    }

    /** Those that are expected too. */
    @Override
    public int open() {
        return byCall.size();
    }

    /** Datagrams that nobody announced. */
    public long strangers() {
        return strangers.sum();
    }

    @Override
    public long garbageLines() {
        return garbage.sum();
    }

    /** Frames beyond what there is time for. */
    public long surplusFrames() {
        return surplus.sum();
    }

    @Override
    public long droppedFrames() {
        return dropped.sum();
    }

    Limits limits() {
        return limits;
    }

    void opened(ChannelHandlerContext ctx) {
        socket = ctx;
    }

    void closed(ChannelHandlerContext ctx) {
        if (socket == ctx) {
            socket = null;
        }
        for (UnicastLine line : List.copyOf(byPeer.values())) {
            if (line.isOf(ctx)) {
                line.end(UnicastEnd.SOCKET_CLOSED, "The hub closed its socket");
            }
        }
    }

    void ended(UnicastLine line, UnicastEnd how, String why) {
        leaves(line);
        if (how == UnicastEnd.SOCKET_CLOSED) {
            // Nothing comes any more, and its event loop may end before it could forget the line later.
            forget(line);
        } else {
            var unused = line.later(() -> forget(line), limits.linger());
        }
        listener.ended(line.call(), how, why);
    }

    private void leaves(UnicastLine line) {
        byCall.remove(line.call().id(), line);
        byChannel.remove(line.call().channel(), line);
    }

    private void forget(UnicastLine line) {
        if (byPeer.remove(line.address(), line)) {
            ports.giveBack(line.address());
        }
    }

    void stranger(InetSocketAddress sender) {
        strangers.increment();
        if (mayLog()) {
            LOG.warn("A datagram of {} is dropped: nobody announced it", text(sender));
        }
    }

    void garbage(InetSocketAddress peer, @Nullable String why) {
        garbage.increment();
        if (mayLog()) {
            LOG.warn("The line of {} is ended: {}", text(peer), why);
        }
    }

    void surplus() {
        surplus.increment();
    }

    void dropped() {
        dropped.increment();
    }

    /** Now and then: whoever sends much must not fill the log. */
    private boolean mayLog() {
        long now = System.nanoTime();
        long last = lastLogged.get();
        return now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}

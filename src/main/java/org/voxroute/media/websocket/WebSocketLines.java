/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.media.LineCounts;
import org.voxroute.media.MediaTransport;
import org.voxroute.websocket.WebsocketConnection;
import org.voxroute.websocket.WebsocketConstants;

/** A transport over WebSocket and its lines: what holds for each of them, and how many there are. A connection's first exchange makes its line. Thread-safe. */
public final class WebSocketLines implements MediaTransport, LineCounts {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLines.class);
    private static final long LOG_EVERY = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final Function<WebsocketConnection, MediaCodec> codecs;
    private final Threads threads;
    private final Limits limits;
    private final Map<UUID, WebSocketLine> calls = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder garbage = new LongAdder();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_EVERY);

    /**
     * What the lines of all transports run on.
     *
     * @param pool runs the lines' tasks, one of each line at a time
     * @param clock tells when somebody took too long
     */
    public record Threads(ExecutorService pool, ScheduledExecutorService clock) implements AutoCloseable {

        /** As many as the machine has processors, two at least. */
        public static Threads start() {
            return new Threads(
                    Executors.newFixedThreadPool(
                            Math.max(2, Runtime.getRuntime().availableProcessors()), named("voice-line-")),
                    Executors.newSingleThreadScheduledExecutor(named("voice-line-deadline-")));
        }

        private static ThreadFactory named(String prefix) {
            var count = new AtomicInteger();
            return task -> {
                var thread = new Thread(task, prefix + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            };
        }

        @Override
        public void close() {
            clock.shutdownNow();
            pool.shutdown();
        }
    }

    /**
     * What a connection may take.
     *
     * @param firstMessage how long until it says whose it is
     * @param blocked how long the other side may leave unread what is said
     * @param unread frames that may wait to be sent; one more is dropped
     * @param unheard messages that may wait to be heard by the hub; one more frame is dropped, another message closes
     */
    public record Limits(Duration firstMessage, Duration blocked, int unread, int unheard) {
        public static Limits standard() {
            return new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), 25, 100);
        }
    }

    /** @param codecs makes the messages of a new connection */
    public WebSocketLines(
            String name, Function<WebsocketConnection, MediaCodec> codecs, Threads threads, Limits limits) {
        this.name = name;
        this.codecs = codecs;
        this.threads = threads;
        this.limits = limits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void take(Map<String, Object> headers, @Nullable Object body, Function<Line, LineListener> meet) {
        if (!(headers.get(WebsocketConstants.CONNECTION) instanceof WebsocketConnection connection)) {
            throw new IllegalArgumentException("voice:converse?transport=" + name
                    + " stands behind its WebSocket alone: its route must begin with websocket-jsr356:");
        }
        var line = (WebSocketLine) connection.attachment(() -> begin(connection, meet));
        if ("message".equals(headers.get(WebsocketConstants.EVENT)) && body != null) {
            line.received(body);
        }
    }

    private WebSocketLine begin(WebsocketConnection connection, Function<Line, LineListener> meet) {
        var line = new WebSocketLine(connection, codecs.apply(connection), this, meet);
        open.incrementAndGet();
        line.begin();
        return line;
    }

    /** The line of a call, if it came over this transport. */
    public Optional<WebSocketLine> find(UUID call) {
        return Optional.ofNullable(calls.get(call));
    }

    /** Tells the switch of this call who is to go on with the caller; false if there is no such call, or nobody who understands. For routes. */
    public boolean transfer(String call, String target) {
        return find(UUID.fromString(call)).map(line -> line.transfer(target)).orElse(false);
    }

    @Override
    public int open() {
        return open.get();
    }

    /** Those too that the hub could not hear in time. */
    @Override
    public long droppedFrames() {
        return dropped.sum();
    }

    /** Those too over which came what isn't allowed. */
    @Override
    public long garbageLines() {
        return garbage.sum();
    }

    Limits limits() {
        return limits;
    }

    Executor pool() {
        return threads.pool();
    }

    ScheduledFuture<?> after(Duration delay, Runnable task) {
        return threads.clock().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void began(UUID call, WebSocketLine line) {
        calls.putIfAbsent(call, line);
    }

    void closed(@Nullable UUID call, WebSocketLine line) {
        open.decrementAndGet();
        if (call != null) {
            calls.remove(call, line);
        }
    }

    void dropped() {
        dropped.increment();
    }

    /** Counted always, told once a second at most: whoever sends garbage must not fill the log. */
    void garbage(InetAddress peer, String why) {
        garbage.increment();
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now)) {
            LOG.warn("The {} connection of {} is closed: {}", name, peer.getHostAddress(), why);
        }
    }
}

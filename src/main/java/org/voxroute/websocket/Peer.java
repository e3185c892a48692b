/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, server's or client's side. {@link #send} never blocks: the message goes out at once or waits in a
 * bounded queue, and a peer whose queue is full is dropped with 1013 ("try again later"). Safe on any thread; what
 * blocks (pings, closing) runs on the executor.
 */
final class Peer implements WebsocketConnection {

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final long CLOSING_NANOS = 5_000_000_000L;

    /** A close that waits until what is queued has gone out. */
    private record Farewell(int code, String reason, long sinceNanos) {}

    private final String key = UUID.randomUUID().toString();
    private final Wire wire;
    private final Handshake handshake;
    private final Secrets secrets;
    private final PeerLimits limits;
    private final Executor executor;
    private final LongSupplier nanos;
    private final ArrayBlockingQueue<Object> queue;
    private final AtomicInteger drains = new AtomicInteger();
    private volatile boolean inFlight;
    private volatile long sendingSince;
    private volatile long heardAt;
    private volatile long pingedAt;
    private volatile boolean pinging;
    private volatile @Nullable Farewell farewell;
    private volatile boolean ended;
    private @Nullable Object attachment;
    private @Nullable End end;
    private @Nullable Farewell last;

    Peer(Wire wire, Handshake handshake, PeerLimits limits, Executor executor, LongSupplier nanos) {
        this(wire, handshake, Secrets.NONE, limits, executor, nanos);
    }

    Peer(Wire wire, Handshake handshake, Secrets secrets, PeerLimits limits, Executor executor, LongSupplier nanos) {
        this.wire = wire;
        this.handshake = handshake;
        this.secrets = secrets;
        this.limits = limits;
        this.executor = executor;
        this.nanos = nanos;
        this.queue = new ArrayBlockingQueue<>(limits.queueSize());
        this.heardAt = nanos.getAsLong();
        this.pingedAt = heardAt;
    }

    /** Not guessable. */
    @Override
    public String key() {
        return key;
    }

    @Override
    public Map<String, String> query() {
        return handshake.query();
    }

    @Override
    public @Nullable String remoteAddress() {
        return handshake.remoteAddress();
    }

    @Override
    public @Nullable String secret(String name) {
        return secrets.get(name);
    }

    @Override
    public synchronized Object attachment(Supplier<Object> made) {
        Object there = attachment;
        if (there == null) {
            there = made.get();
            attachment = there;
        }
        return there;
    }

    @Override
    public void onEnd(End told) {
        Farewell over;
        synchronized (this) {
            end = told;
            over = last;
        }
        if (over != null) {
            told.closed(over.code(), over.reason());
        }
    }

    /** How it ended; comes once. */
    void closed(int code, String reason) {
        End told;
        synchronized (this) {
            last = new Farewell(code, reason, 0);
            told = end;
        }
        if (told != null) {
            told.closed(code, reason);
        }
    }

    Handshake handshake() {
        return handshake;
    }

    PeerLimits limits() {
        return limits;
    }

    boolean isOpen() {
        return !ended && farewell == null && wire.isOpen();
    }

    @Override
    public boolean send(Object message) {
        if (!isOpen()) {
            return false;
        }
        if (!queue.offer(message)) {
            LOG.info("Dropping a slow peer of {} ({}): {} messages wait", handshake.path(), key, queue.size());
            drop(CloseCode.TRY_AGAIN_LATER, "too slow");
            return false;
        }
        drain();
        return true;
    }

    @Override
    public boolean offer(Object message, int most) {
        return queue.size() < most && send(message);
    }

    @Override
    public void close(int code, String reason) {
        leave(code, reason);
        drain();
    }

    /** Closes without sending what is queued. */
    void drop(int code, String reason) {
        leave(code, reason);
        queue.clear();
        drain();
    }

    private void leave(int code, String reason) {
        if (farewell == null) {
            farewell = new Farewell(code, CloseCode.reason(reason), nanos.getAsLong());
        }
    }

    /** The peer gave a sign of life. */
    void heard() {
        heardAt = nanos.getAsLong();
    }

    /** The connection is gone: nothing can be sent any more. */
    void ended() {
        ended = true;
        queue.clear();
    }

    /** Pings, and ends what hangs. Called about once a second. */
    void tick() {
        long now = nanos.getAsLong();
        Farewell leaving = farewell;
        if (ended) {
            return;
        }
        if (leaving != null) {
            if (now - leaving.sinceNanos() > CLOSING_NANOS) {
                executor.execute(() -> endNow(leaving));
            }
        } else if (inFlight) {
            if (now - sendingSince > limits.longestSendNanos()) {
                drop(CloseCode.TRY_AGAIN_LATER, "too slow");
            }
        } else if (limits.pings()) {
            pingOrGiveUp(now);
        }
    }

    private void pingOrGiveUp(long now) {
        if (now - heardAt > limits.silenceNanos()) {
            drop(CloseCode.GOING_AWAY, "no answer to ping");
        } else if (!pinging
                && now - Math.max(pingedAt, heardAt) >= limits.pingInterval().toNanos()) {
            pinging = true;
            pingedAt = now;
            executor.execute(this::ping);
        }
    }

    private void ping() {
        try {
            wire.ping();
        } catch (IOException | RuntimeException e) {
            LOG.debug("The peer {} can't be pinged: {}", key, e.getMessage());
        } finally {
            pinging = false;
        }
    }

    /** Sends what waits, one message at a time; one thread at a time, whoever comes first. */
    private void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (!inFlight && !ended) {
                sendNext();
            }
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendNext() {
        Object next = queue.poll();
        Farewell leaving = farewell;
        if (next != null) {
            inFlight = true;
            sendingSince = nanos.getAsLong();
            try {
                wire.send(next, this::sent);
            } catch (RuntimeException e) {
                // Closed between our look at it and the write.
                sent(e);
            }
        } else if (leaving != null) {
            executor.execute(() -> endNow(leaving));
        }
    }

    private void sent(@Nullable Throwable failure) {
        inFlight = false;
        if (failure != null) {
            drop(CloseCode.GOING_AWAY, "sending failed");
        }
        drain();
    }

    private void endNow(Farewell leaving) {
        try {
            wire.close(leaving.code(), leaving.reason());
        } catch (IOException | RuntimeException e) {
            LOG.debug("The peer {} was gone before it could be closed: {}", key, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return handshake.path() + " " + key;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.esl.codec.EslEvent;

/** Keeps one connection to a node: makes it, and makes it anew when it ends, as the policy says. Lives on the node's event loop. */
final class EslLink implements EslConnection.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(EslLink.class);

    /** A connection that held as long as this was a good one: the next failure counts from the start. */
    private static final Duration GOOD = Duration.ofSeconds(10);

    /** What the connection is for. On the event loop. */
    interface User {
        void connected(EslConnection connection);

        void event(EslEvent event);

        void lost(ConnectionEnd end);

        /** A connection ended, or could not be made. */
        default void failed(ConnectionEnd end) {}

        /** Asked before a connection is made. */
        default boolean mayConnect() {
            return true;
        }
    }

    private final EventLoop loop;
    private final Connector connector;
    private final ReconnectPolicy policy;
    private final Problems problems;
    private final EslCounters counters;
    private final Clock clock;
    private final User user;

    private volatile LinkStatus status;
    private volatile @Nullable EslConnection connection;
    private @Nullable Future<?> retry;
    private int attempts;

    EslLink(
            EventLoop loop,
            Connector connector,
            ReconnectPolicy policy,
            Problems problems,
            EslCounters counters,
            Clock clock,
            User user) {
        this.loop = loop;
        this.connector = connector;
        this.policy = policy;
        this.problems = problems;
        this.counters = counters;
        this.clock = clock;
        this.user = user;
        this.status = new LinkStatus(LinkStatus.State.CONNECTING, clock.instant(), null, 0);
    }

    void start() {
        Loops.run(loop, this::connect);
    }

    LinkStatus status() {
        return status;
    }

    /** The connection that stands; null if none does. From any thread. */
    @Nullable
    EslConnection connection() {
        return connection;
    }

    void close() {
        Loops.run(loop, () -> {
            if (retry != null) {
                retry.cancel(false);
            }
            change(LinkStatus.State.CLOSED, null);
            EslConnection open = connection;
            if (open != null) {
                open.end(EndCause.CLOSED, "the client is closed");
            }
        });
    }

    private boolean isClosed() {
        return status.state() == LinkStatus.State.CLOSED;
    }

    private void connect() {
        if (isClosed()) {
            return;
        }
        if (!user.mayConnect()) {
            retryAfter(policy.delay(attempts, EndCause.OVERRUN));
            return;
        }
        connector.connect(this);
    }

    @Override
    public void ready(EslConnection ready) {
        if (isClosed()) {
            ready.end(EndCause.CLOSED, "the client is closed");
            return;
        }
        connection = ready;
        counters.connected();
        change(LinkStatus.State.CONNECTED, null);
        problems.solved(this);
        user.connected(ready);
    }

    @Override
    public void event(EslEvent event) {
        user.event(event);
    }

    @Override
    public void ended(ConnectionEnd end) {
        boolean stood = connection != null;
        connection = null;
        if (stood && heldLong()) {
            attempts = 0;
        }
        user.failed(end);
        if (!isClosed()) {
            Duration delay = policy.delay(attempts, end.cause());
            attempts++;
            problems.tell(this, end, delay);
            change(end.cause().isDenial() ? LinkStatus.State.DENIED : LinkStatus.State.WAITING, end.words());
            retryAfter(delay);
        }
        if (stood) {
            user.lost(end);
        }
    }

    private boolean heldLong() {
        return Duration.between(status.since(), clock.instant()).compareTo(GOOD) >= 0;
    }

    private void retryAfter(Duration delay) {
        LOG.debug("Next attempt in {} ms", delay.toMillis());
        retry = loop.schedule(this::connect, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void change(LinkStatus.State state, @Nullable String problem) {
        Instant since = state == status.state() ? status.since() : clock.instant();
        status = new LinkStatus(state, since, problem, state == LinkStatus.State.CONNECTED ? 0 : attempts);
    }
}

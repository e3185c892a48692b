/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslMessage;

/**
 * The commands of one connection. The switch answers in their order and names none, so one is under way at a time: the next reply is its reply, also when nobody waits for it any longer.
 * A command that was not written when the connection ends, or its time is up, was certainly not carried out.
 *
 * <p>Commands may be added from any thread; everything else happens on the event loop.
 */
final class CommandQueue {

    private final EventExecutor loop;
    private final int limit;
    private final Consumer<EslCommand> wire;
    private final AtomicInteger count = new AtomicInteger();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private @Nullable Pending underWay;
    private @Nullable ConnectionEnd end;

    CommandQueue(EventExecutor loop, int limit, Consumer<EslCommand> wire) {
        this.loop = loop;
        this.limit = limit;
        this.wire = wire;
    }

    private static final class Pending {
        final EslCommand command;
        final Duration timeout;
        final CompletableFuture<EslMessage> reply = new CompletableFuture<>();

        @Nullable
        Future<?> timer;

        Pending(EslCommand command, Duration timeout) {
            this.command = command;
            this.timeout = timeout;
        }

        void stopTimer() {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    /** Sends the command when its turn comes. The future completes on the event loop, in error with an {@link EslException}. */
    CompletableFuture<EslMessage> add(EslCommand command, Duration timeout) {
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            return CompletableFuture.failedFuture(
                    EslException.notSent(EslException.Kind.REFUSED, limit + " commands are waiting already"));
        }
        var pending = new Pending(command, timeout);
        if (!Loops.run(loop, () -> enqueue(pending))) {
            count.decrementAndGet();
            pending.reply.completeExceptionally(
                    EslException.notSent(EslException.Kind.CONNECTION_LOST, "The client is closed"));
        }
        return pending.reply;
    }

    /** Gives the reply to the command that it answers; false if none was under way. */
    boolean reply(EslMessage message) {
        Pending answered = underWay;
        if (answered == null) {
            return false;
        }
        underWay = null;
        count.decrementAndGet();
        answered.stopTimer();
        answered.reply.complete(message);
        writeNext();
        return true;
    }

    /** Whether a command is under way whose time is up: its reply may still come. */
    boolean isOverdue() {
        return underWay != null && underWay.reply.isDone();
    }

    boolean isIdle() {
        return underWay == null;
    }

    /** How many commands wait or are under way; from any thread. */
    int size() {
        return count.get();
    }

    /** Fails everything: what is under way with an unknown outcome, the rest as not sent. */
    void end(ConnectionEnd how) {
        end = how;
        Pending lost = underWay;
        underWay = null;
        if (lost != null) {
            count.decrementAndGet();
            lost.stopTimer();
            lost.reply.completeExceptionally(EslException.unknown(how.kind(), how.words()));
        }
        for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
            failUnsent(next, how);
        }
    }

    private void enqueue(Pending pending) {
        if (end != null) {
            failUnsent(pending, end);
            return;
        }
        waiting.add(pending);
        pending.timer = loop.schedule(() -> timeIsUp(pending), pending.timeout.toNanos(), TimeUnit.NANOSECONDS);
        writeNext();
    }

    private void writeNext() {
        if (underWay != null || end != null) {
            return;
        }
        underWay = waiting.poll();
        if (underWay != null) {
            wire.accept(underWay.command);
        }
    }

    private void timeIsUp(Pending pending) {
        String what = "No answer within " + pending.timeout.toMillis() + " ms";
        if (pending == underWay) {
            // It stays under way: the next reply is its, not the next command's.
            pending.reply.completeExceptionally(EslException.unknown(EslException.Kind.TIMED_OUT, what));
        } else if (waiting.remove(pending)) {
            count.decrementAndGet();
            pending.reply.completeExceptionally(
                    EslException.notSent(EslException.Kind.TIMED_OUT, what + ", as an earlier command was under way"));
        }
    }

    private void failUnsent(Pending pending, ConnectionEnd how) {
        count.decrementAndGet();
        pending.stopTimer();
        pending.reply.completeExceptionally(EslException.notSent(how.kind(), how.words()));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.session.AudioTap;
import org.voxroute.voice.session.VoiceEvent;

/** The audio of one call that waits to be cut into pieces: put here by the line's thread, which is never kept waiting, and taken on others, in order and by one at a time. */
final class CallTap implements AudioTap {

    /** 20 seconds of frames of 20 ms. */
    static final int LIMIT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(CallTap.class);

    private final UUID call;
    private final TapCutter cutter;
    private final Executor threads;
    private final Consumer<TapCutter.Piece> pieces;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger wakes = new AtomicInteger();
    private final Clock clock;
    private int sinceWoken;
    private boolean begun;

    /** @param pieces is told on the threads */
    CallTap(UUID call, TapCutter cutter, Executor threads, Clock clock, Consumer<TapCutter.Piece> pieces) {
        this.call = call;
        this.cutter = cutter;
        this.threads = threads;
        this.clock = clock;
        this.pieces = pieces;
    }

    @Override
    public void frames(@Nullable AudioFrame caller, @Nullable AudioFrame agent) {
        if (!begun) {
            begun = true;
            Instant now = clock.instant();
            add(() -> cutter.begin(now));
        }
        add(() -> cutter.frames(caller, agent, pieces));
        // A thread is woken for what makes about a block, and not 50 times a second.
        if (++sinceWoken >= cutter.framesABlock()) {
            sinceWoken = 0;
            wake();
        }
    }

    /** The caller said something; its audio came before. */
    void said(VoiceEvent.Utterance utterance) {
        add(() -> cutter.said(utterance, pieces));
        wake();
    }

    @Override
    public void close() {
        waiting.add(() -> cutter.end(pieces));
        count.incrementAndGet();
        wake();
    }

    private void add(Runnable step) {
        if (count.get() >= LIMIT) {
            lost.incrementAndGet();
            return;
        }
        count.incrementAndGet();
        waiting.add(step);
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException e) {
                // The consumer has stopped: what waits is given up.
                wakes.set(0);
            }
        }
    }

    private void work() {
        int seen;
        do {
            seen = wakes.get();
            for (Runnable step = waiting.poll(); step != null; step = waiting.poll()) {
                count.decrementAndGet();
                step.run();
            }
        } while (!wakes.compareAndSet(seen, 0));
        int missed = lost.getAndSet(0);
        if (missed > 0) {
            LOG.warn("{} frames of call {} were not tapped: who hears them is too slow", missed, call);
        }
    }
}

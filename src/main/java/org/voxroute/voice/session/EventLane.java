/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits to be told to a listener, and the thread that tells it. Bounded: those who tell never wait, so a listener that is too slow for long loses events. */
final class EventLane implements Handle {

    static final int LIMIT = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(EventLane.class);
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final VoiceEventListener listener;
    private final BlockingQueue<Optional<VoiceEvent>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    EventLane(VoiceEventListener listener, String name) {
        this.listener = listener;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    int waiting() {
        return waiting.size();
    }

    /** From any thread, at once; false if too much waits. That a call ended is taken twice as long: what is kept of a call ends with it. */
    boolean offer(VoiceEvent event) {
        int limit = event instanceof VoiceEvent.Ended ? 2 * LIMIT : LIMIT;
        return !closed && waiting.size() < limit && waiting.offer(Optional.of(event));
    }

    private void run() {
        try {
            for (var next = waiting.take(); next.isPresent(); next = waiting.take()) {
                tell(next.get());
            }
        } catch (InterruptedException e) {
            LOG.warn("{} events of calls were not handled any more", waiting.size());
            Thread.currentThread().interrupt();
        }
    }

    private void tell(VoiceEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException e) {
            LOG.warn("{} of call {} could not be handled", event.getClass().getSimpleName(), event.call(), e);
        }
    }

    /** Takes no more; what waits is handled yet. */
    void finish() {
        closed = true;
        waiting.add(Optional.empty());
    }

    /** Waits some seconds until what waited is handled, and gives the rest up. */
    @Override
    public void close() {
        if (!closed) {
            finish();
        }
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}

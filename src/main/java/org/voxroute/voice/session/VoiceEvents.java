/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what happens on calls to those who listen. Each listener has threads of its own, so none waits for another, and no call for any. Thread-safe. */
final class VoiceEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceEvents.class);
    private static final long LOG_EVERY = Duration.ofSeconds(1).toNanos();

    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_EVERY);

    private final class Listening implements Handle {

        private final List<EventLane> lanes;

        Listening(VoiceEventListener listener, int threads) {
            String name = "voice-events-" + names.incrementAndGet() + "-";
            lanes = IntStream.range(0, threads)
                    .mapToObj(lane -> new EventLane(listener, name + lane))
                    .toList();
        }

        boolean offer(VoiceEvent event) {
            return lanes.get(Math.floorMod(event.call().hashCode(), lanes.size()))
                    .offer(event);
        }

        @Override
        public void close() {
            if (listeners.remove(this)) {
                lanes.forEach(EventLane::finish);
                lanes.forEach(EventLane::close);
            }
        }
    }

    /** A call's events go to one of the threads, so they stay in order. */
    Handle listen(VoiceEventListener listener, int threads) {
        var listening = new Listening(listener, threads);
        listening.lanes.forEach(EventLane::start);
        listeners.add(listening);
        return listening;
    }

    /** From any thread, at once. */
    void tell(VoiceEvent event) {
        for (Listening listener : listeners) {
            if (!listener.offer(event)) {
                lost();
            }
        }
    }

    /** Told once a second at most. */
    private void lost() {
        long count = lost.incrementAndGet();
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now)) {
            LOG.warn("Events of calls are lost, {} so far: who listens is too slow", count);
        }
    }

    /** Events that came while too many waited. */
    long lostEvents() {
        return lost.get();
    }

    int waiting() {
        return listeners.stream()
                .flatMap(listener -> listener.lanes.stream())
                .mapToInt(EventLane::waiting)
                .sum();
    }

    @Override
    public void close() {
        listeners.forEach(Listening::close);
    }
}

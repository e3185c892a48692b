/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.media;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives all streams of a switch their pace, on one thread, which runs as long as there are any. Thread-safe. */
public final class MediaClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaClock.class);
    private static final long FRAME = Duration.ofMillis(20).toNanos();
    /** So far behind, it goes on from where it is. */
    private static final long HOPELESS = Duration.ofSeconds(1).toNanos();

    private final Set<UnicastStream> streams = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;
    private boolean closed;

    /** The stream sends and plays from now on. */
    public synchronized void add(UnicastStream stream) {
        if (closed) {
            stream.close();
            return;
        }
        streams.add(stream);
        if (thread == null) {
            var made = new Thread(this::run, "simulator-media");
            made.setDaemon(true);
            thread = made;
            made.start();
        }
    }

    /** It does no more. */
    public void remove(UnicastStream stream) {
        streams.remove(stream);
        stream.close();
    }

    /** How many streams there are. */
    public int size() {
        return streams.size();
    }

    private void run() {
        long due = System.nanoTime();
        while (goesOn()) {
            streams.forEach(MediaClock::tick);
            due += FRAME;
            long now = System.nanoTime();
            if (now - due > HOPELESS) {
                due = now;
            }
            for (long left = due - now; left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private synchronized boolean goesOn() {
        if (closed || streams.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }

    private static void tick(UnicastStream stream) {
        try {
            stream.tick();
        } catch (RuntimeException e) {
            LOG.error("A stream of the simulated switch failed", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        streams.forEach(UnicastStream::close);
        streams.clear();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clock of all lines whose inbound stream pauses: one thread, which looks every few milliseconds for a line that is due, and leaves the rest to that line's thread. */
final class LineClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineClock.class);
    private static final long TICK_MILLIS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "voice-clock");
        made.setDaemon(true);
        return made;
    });

    private final Collection<VoiceSession> sessions;
    private final LongSupplier nanos;

    /** @param sessions as they are at any time */
    LineClock(Collection<VoiceSession> sessions, LongSupplier nanos) {
        this.sessions = sessions;
        this.nanos = nanos;
    }

    void start() {
        var unused = thread.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long now = nanos.getAsLong();
        for (VoiceSession session : sessions) {
            try {
                session.tick(now);
            } catch (RejectedExecutionException e) {
                LOG.debug("The line of call {} is gone", session.id());
            } catch (RuntimeException e) {
                LOG.warn("The clock could not serve call {}", session.id(), e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.session.VoiceCounters.Refusal;

/** The calls that talk now, by id; binds a new line to its call, or refuses it. Thread-safe. */
public final class VoiceSessions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceSessions.class);
    private static final long LOG_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int ANNOUNCED_PER_CALL = 2;

    private final VoiceSettings settings;
    private final LongSupplier nanos;
    private final Announcements announcements;
    private final LineClock clock;
    private final VoiceCounters counters = new VoiceCounters();
    private final ConcurrentMap<UUID, VoiceSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong lastLogged;

    private VoiceSessions(VoiceSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        announcements = new Announcements(ANNOUNCED_PER_CALL * settings.capacity(), settings.announced(), nanos);
        clock = new LineClock(sessions.values(), nanos);
        lastLogged = new AtomicLong(nanos.getAsLong() - LOG_EVERY);
    }

    /** No calls yet, and a clock for those to come. */
    public static VoiceSessions open(VoiceSettings settings) {
        var sessions = new VoiceSessions(settings, System::nanoTime);
        sessions.clock.start();
        return sessions;
    }

    public Announcements announcements() {
        return announcements;
    }

    /** A call is expected. */
    public boolean announce(CallPlan plan) {
        return announcements.announce(plan.call(), settings.provider());
    }

    public VoiceCounters counters() {
        return counters;
    }

    public int inProgress() {
        return sessions.size();
    }

    public int capacity() {
        return settings.capacity();
    }

    public Optional<VoiceSession> find(UUID id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** The calls of this moment. */
    public Collection<VoiceSession> all() {
        return List.copyOf(sessions.values());
    }

    /** A new line, on its thread: it is bound to a call, or hung up, by its first message. */
    public LineListener meet(Line line, String transport, Opening opening) {
        LineListener arrival = new Arrival(line, transport, opening);
        line.listen(arrival);
        return arrival;
    }

    private final class Arrival implements LineListener {

        private final Line line;
        private final String transport;
        private final Opening opening;

        Arrival(Line line, String transport, Opening opening) {
            this.line = line;
            this.transport = transport;
            this.opening = opening;
        }

        @Override
        public @Nullable LineMessage hear(LineMessage message) {
            if (message instanceof LineMessage.Call call) {
                bind(line, call.id(), transport, opening);
            } else {
                line.hangUp("The line's first message doesn't say which call it is");
            }
            return null;
        }

        @Override
        public void closed(String why) {
            LOG.debug("A line of {} closed before it was a call: {}", line.peer(), why);
        }
    }

    private void bind(Line line, UUID id, String transport, Opening opening) {
        if (sessions.containsKey(id)) {
            refuse(line, id, Refusal.BOUND_ALREADY, "the call has a line already");
            return;
        }
        String provider = announcements.take(id).orElse(null);
        if (provider == null) {
            if (!settings.peers().contains(line.peer())) {
                refuse(line, id, Refusal.PEER, "nobody announced the call, and its peer may not begin one");
                return;
            }
            provider = settings.provider();
        }
        if (taken.incrementAndGet() > settings.capacity()) {
            taken.decrementAndGet();
            refuse(line, id, Refusal.CAPACITY, "there are " + settings.capacity() + " calls already");
            return;
        }
        var call = new VoiceSession.Call(transport, provider, settings.playout(), counters, opening, () -> ended(id));
        var session = new VoiceSession(id, line, call, nanos);
        if (sessions.putIfAbsent(id, session) != null) {
            taken.decrementAndGet();
            refuse(line, id, Refusal.BOUND_ALREADY, "the call has a line already");
            return;
        }
        counters.callBegan();
        line.listen(session);
    }

    private void ended(UUID id) {
        sessions.remove(id);
        taken.decrementAndGet();
    }

    private void refuse(Line line, UUID id, Refusal refusal, String why) {
        counters.refuse(refusal);
        long now = nanos.getAsLong();
        long last = lastLogged.get();
        // Told once a second at most: whoever is refused may try often.
        if (now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now)) {
            LOG.warn("Call {} of {} is refused: {}", id, line.peer().getHostAddress(), why);
        }
        line.hangUp("Refused: " + why);
    }

    /** Ends all calls. */
    @Override
    public void close() {
        clock.close();
        all().forEach(session -> session.hangUp("The hub stops"));
    }
}

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
    /** How long calls may take to end when the hub stops, so that their ends are told. */
    private static final long LAST_WORDS = Duration.ofSeconds(2).toNanos();

    private static final int ANNOUNCED_PER_CALL = 2;
    private static final String STOPS = "The hub stops";

    private final VoiceSettings settings;
    private final Times times;
    private final Announcements announcements;
    private final LineClock clock;
    private final VoiceCounters counters = new VoiceCounters();
    private final VoiceEvents events = new VoiceEvents();
    private final ConcurrentMap<UUID, VoiceSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong lastLogged;
    private volatile boolean stopping;

    VoiceSessions(VoiceSettings settings, Times times) {
        this.settings = settings;
        this.times = times;
        announcements =
                new Announcements(ANNOUNCED_PER_CALL * settings.capacity(), settings.announced(), times.nanos());
        clock = new LineClock(sessions.values(), times.nanos());
        lastLogged = new AtomicLong(times.now() - LOG_EVERY);
    }

    /** No calls yet, and a clock for those to come. */
    public static VoiceSessions open(VoiceSettings settings) {
        var sessions = new VoiceSessions(settings, Times.ofThisMachine());
        sessions.clock.start();
        return sessions;
    }

    /**
     * A call is expected: whoever connects with its id within the time of {@link VoiceSettings#announced} is that call, wherever he comes from.
     *
     * @return false if too many are expected already: twice as many as there may be calls
     */
    public boolean announce(CallPlan plan) {
        return announcements.announce(plan);
    }

    /** An announced call won't come. */
    public void forget(UUID call) {
        announcements.forget(call);
    }

    /** The audio of a call that a switch has can't be started, or is lost: told like all that happens on calls, in their order. At once. */
    public void audioFailed(CallPlan plan, String transport, String reason) {
        events.tell(new VoiceEvent.AudioFailed(plan.call(), times.instant(), plan, transport, reason));
    }

    /** Hears of all calls from now on, on a thread of its own. What waits when the handle is closed is told yet. */
    public Handle listen(VoiceEventListener listener) {
        return events.listen(listener, 1);
    }

    /** The same on several threads: each call's events come on one of them. */
    public Handle listen(VoiceEventListener listener, int threads) {
        return events.listen(listener, threads);
    }

    /** Events that wait for those who listen. */
    public int waitingEvents() {
        return events.waiting();
    }

    /** Events that came while too many waited. */
    public long lostEvents() {
        return events.lostEvents();
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

    /** Whose calls those are that nobody announced. */
    public int tenant() {
        return settings.tenant();
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
        CallPlan plan = announcements.take(id).orElse(null);
        if (plan == null) {
            if (!settings.peers().contains(line.peer())) {
                refuse(line, id, Refusal.PEER, "nobody announced the call, and its peer may not begin one");
                return;
            }
            plan = CallPlan.unannounced(id, settings.tenant());
        }
        if (stopping && !plan.hasSwitch()) {
            refuse(line, id, Refusal.STOPPING, "the hub stops");
            return;
        }
        if (taken.incrementAndGet() > settings.capacity()) {
            taken.decrementAndGet();
            refuse(line, id, Refusal.CAPACITY, "there are " + settings.capacity() + " calls already");
            return;
        }
        String peer = line.peer().getHostAddress();
        var call = new Bound(plan, transport, peer, settings.playout(), counters, events, opening, () -> ended(id));
        var session = new VoiceSession(line, call, times);
        if (sessions.putIfAbsent(id, session) != null) {
            taken.decrementAndGet();
            refuse(line, id, Refusal.BOUND_ALREADY, "the call has a line already");
            return;
        }
        counters.callBegan();
        session.began();
        line.listen(session);
    }

    private void ended(UUID id) {
        sessions.remove(id);
        taken.decrementAndGet();
    }

    private void refuse(Line line, UUID id, Refusal refusal, String why) {
        counters.refuse(refusal);
        long now = times.now();
        long last = lastLogged.get();
        // Told once a second at most: whoever is refused may try often.
        if (now - last >= LOG_EVERY && lastLogged.compareAndSet(last, now)) {
            LOG.warn("Call {} of {} is refused: {}", id, line.peer().getHostAddress(), why);
        }
        line.hangUp("Refused: " + why);
    }

    /**
     * An end to the calls that nobody could hand to another hub, and none of that kind begins any more; those of a switch go on, as it keeps its calls for the next hub. Waits some seconds until those who listen know.
     */
    public void stop() {
        stopping = true;
        List<VoiceSession> own =
                all().stream().filter(session -> !session.plan().hasSwitch()).toList();
        own.forEach(session -> session.hangUp(STOPS));
        await(() -> own.stream().noneMatch(session -> sessions.containsKey(session.id())) && events.waiting() == 0);
    }

    private static void await(BooleanSupplier done) {
        long until = System.nanoTime() + LAST_WORDS;
        while (!done.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(LAST_WORDS / 100);
        }
    }

    /** Ends all calls, and then the telling of their events. */
    @Override
    public void close() {
        clock.close();
        all().forEach(session -> session.hangUp(STOPS));
        await(sessions::isEmpty);
        events.close();
    }
}

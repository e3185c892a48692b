/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.WavWriter;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceEventListener;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Transcript.Speaker;

/**
 * Records the calls whose voice agent says so. If it has an announcement, the recording begins once the caller has heard it: with the greeting,
 * which it is a part of, or, if there is no greeting, said for itself. When a file can't be written, or not any more, the call goes on, and
 * what is in the file stays.
 *
 * <p>Hears of calls on a thread of its own; files are written on two more, four times a second.
 */
public final class Recorder implements VoiceEventListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int THREADS = 2;
    private static final int WRITE_MILLIS = 250;
    /** How long a voice agent without a greeting may be silent before the announcement is made. */
    private static final int GREETING_MILLIS = 1_500;
    /** How often the announcement is made to a caller who talks over it. */
    private static final int ANNOUNCEMENTS = 3;

    private static final int LAST_SECONDS = 5;

    private final RecordingFiles files;
    private final Clock clock;
    private final Function<UUID, Optional<VoiceSession>> sessions;
    private final ScheduledThreadPoolExecutor writers;
    private final Map<UUID, Announcing> announcing = new ConcurrentHashMap<>();
    private final Set<Writing> active = ConcurrentHashMap.newKeySet();

    /** An announcement that the caller has to hear first. */
    private static final class Announcing {
        private final String text;
        private int said;

        Announcing(String text) {
            this.text = text;
        }
    }

    public Recorder(RecordingFiles files, Clock clock, Function<UUID, Optional<VoiceSession>> sessions) {
        this.files = files;
        this.clock = clock;
        this.sessions = sessions;
        writers = new ScheduledThreadPoolExecutor(THREADS, task -> {
            var thread = new Thread(task, "recording");
            thread.setDaemon(true);
            return thread;
        });
        writers.setRemoveOnCancelPolicy(true);
        writers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writers.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    @Override
    public void happened(VoiceEvent event) {
        if (event instanceof VoiceEvent.Opened opened) {
            opened(opened.call(), opened.agent());
        } else if (event instanceof VoiceEvent.Utterance said && said.speaker() == Speaker.AGENT) {
            heard(said);
        } else if (event instanceof VoiceEvent.Ended) {
            announcing.remove(event.call());
        }
    }

    private void opened(UUID call, AgentProfile agent) {
        // Another provider may have taken over in the middle of a call that is recorded.
        if (!agent.recording().on() || announcing.containsKey(call) || isRecorded(call)) {
            return;
        }
        String consent = agent.recording().consent();
        if (consent.isBlank()) {
            begin(call);
            return;
        }
        announcing.put(call, new Announcing(consent));
        if (agent.greeting().isEmpty()) {
            var unused = writers.schedule(() -> announce(call), GREETING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isRecorded(UUID call) {
        return active.stream().anyMatch(one -> one.session.id().equals(call));
    }

    private void heard(VoiceEvent.Utterance said) {
        Announcing announced = announcing.get(said.call());
        if (announced == null) {
            return;
        }
        if (words(said.text()).contains(words(announced.text))) {
            announcing.remove(said.call());
            begin(said.call());
        } else {
            announce(said.call());
        }
    }

    /** Punctuation and spaces may be the voice's own. */
    private static String words(String text) {
        return " "
                + String.join(" ", text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                        .strip() + " ";
    }

    private void announce(UUID call) {
        Announcing announced = announcing.get(call);
        VoiceSession session = sessions.apply(call).orElse(null);
        if (announced == null || session == null) {
            return;
        }
        synchronized (announced) {
            announced.said++;
            if (announced.said > ANNOUNCEMENTS || !session.say(announced.text)) {
                announcing.remove(call);
                refuse(
                        session,
                        "",
                        announced.said > ANNOUNCEMENTS
                                ? "The caller talks over the announcement"
                                : "The voice agent can't make the announcement");
            }
        }
    }

    private void begin(UUID call) {
        VoiceSession session = sessions.apply(call).orElse(null);
        if (session == null) {
            return;
        }
        String name = files.nameOf(call, clock.instant());
        int rate = session.lineFormat().sampleRate();
        WavWriter file;
        try {
            file = files.create(name, rate);
        } catch (IOException e) {
            refuse(session, "", "The file can't be written: " + FileProblem.words(e));
            return;
        }
        new Writing(session, name, file, rate).start();
    }

    private void refuse(VoiceSession session, String name, String why) {
        LOG.warn("Call {} is not recorded{}: {}", session.id(), name.isEmpty() ? "" : " any more", why);
        session.tell(new VoiceEvent.RecordingFailed(session.id(), clock.instant(), name, why));
    }

    /** A recording in its way from the line to its file. */
    private final class Writing {

        private final VoiceSession session;
        private final String name;
        private final Recording recording;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile @Nullable Handle tap;
        private volatile @Nullable Future<?> task;

        Writing(VoiceSession session, String name, WavWriter file, int rate) {
            this.session = session;
            this.name = name;
            recording = new Recording(file, rate, ended -> ended());
        }

        void start() {
            active.add(this);
            session.tell(new VoiceEvent.RecordingStarted(session.id(), clock.instant(), name));
            task = writers.scheduleWithFixedDelay(this::write, WRITE_MILLIS, WRITE_MILLIS, TimeUnit.MILLISECONDS);
            tap = session.tap(recording);
        }

        private void write() {
            try {
                recording.write();
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }

        private void fail(Exception e) {
            if (over.compareAndSet(false, true)) {
                refuse(session, name, FileProblem.words(e));
                stop();
                finish();
            }
        }

        /** The call ends; on the line's thread. */
        private void ended() {
            if (over.compareAndSet(false, true)) {
                session.tell(new VoiceEvent.Recorded(session.id(), clock.instant(), name));
                stop();
                try {
                    writers.execute(this::finish);
                } catch (RejectedExecutionException e) {
                    LOG.debug("The recording {} is finished at the next start", name);
                }
            }
        }

        private void stop() {
            active.remove(this);
            Future<?> running = task;
            if (running != null) {
                running.cancel(false);
            }
            Handle tapped = tap;
            if (tapped != null) {
                tapped.close();
            }
        }

        private void finish() {
            try {
                recording.finish();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The end of the recording {} could not be written: {}", name, FileProblem.words(e));
            }
            try {
                files.finished(name);
            } catch (IOException e) {
                LOG.warn("The recording {} is finished at the next start: {}", name, FileProblem.words(e));
            }
        }
    }

    /** Finishes all recordings, those of calls that go on too. */
    @Override
    public void close() {
        active.forEach(Writing::ended);
        writers.shutdown();
        try {
            if (!writers.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Recordings are not written to their end; they are finished at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

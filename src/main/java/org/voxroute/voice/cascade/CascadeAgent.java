/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.SpeechDetector;
import org.voxroute.voice.spi.SpeechToText;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceRequest;

/** A voice agent of four parts. What it is told on the line's thread it only takes over; all else is done in the call's work. */
final class CascadeAgent implements VoiceAgent {

    private static final Logger LOG = LoggerFactory.getLogger(CascadeAgent.class);

    /** Two seconds of the usual frames: what is heard later than that is heard too late. */
    private static final int MAX_WAITING_FRAMES = 100;
    /** A line that gives no frame for so long is silent, as far as turns are concerned. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final VoiceRequest call;
    private final Workers workers;
    private final CallWork work;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final AudioFormat line;
    private final Ear ear;
    private final EchoGuard echo;
    private final Floor floor;
    private final SpeechDetector.Listener windows;
    private final long windowNanos;
    private final Runnable pulse = this::pulse;
    private volatile long lastHeard;
    private volatile boolean closed;
    private boolean pausing;
    private long pausedUntil;
    private boolean begun;

    private CascadeAgent(
            Cascade cascade, VoiceRequest call, LanguageModel.Talk talk, AgentListener told, LongSupplier nanos) {
        this.call = call;
        this.nanos = nanos;
        workers = cascade.workers();
        work = new CallWork(workers.executor(), MAX_WAITING_FRAMES, this::broke);
        listener = new UntilClosed(told, () -> closed);
        line = AudioFormat.pcm16(call.line().sampleRate());
        SpeechDetector.Stream detector = cascade.detector().open(line);
        ear = new Ear(line, detector, () -> cascade.recogniser().open(call, line, new Words()));
        windowNanos = detector.window().toNanos();
        echo = new EchoGuard();
        floor = new Floor(cascade, call, talk, ear, work, listener, nanos, echo, detector.window());
        windows = floor::window;
        lastHeard = nanos.getAsLong();
    }

    static CascadeAgent begin(
            Cascade cascade, VoiceRequest call, LanguageModel.Talk talk, AgentListener listener, LongSupplier nanos) {
        var agent = new CascadeAgent(cascade, call, talk, listener, nanos);
        agent.workers.pulse(agent.pulse);
        return agent;
    }

    @Override
    public AudioFormat hears(AudioFormat line) {
        return this.line;
    }

    @Override
    public void hear(AudioFrame frame) {
        lastHeard = nanos.getAsLong();
        if (!closed && !work.frame(() -> heard(frame))) {
            workers.overrun();
        }
    }

    @Override
    public void press(char key) {
        work.run(open(() -> floor.key(key)));
    }

    @Override
    public void interrupted(Duration heard) {
        if (work.isHere()) {
            floor.interrupted(heard);
        } else {
            work.run(open(() -> floor.interrupted(heard)));
        }
    }

    @Override
    public boolean say(String text) {
        work.run(open(() -> floor.say(text)));
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        workers.noPulse(pulse);
        work.run(() -> {
            floor.close();
            ear.close();
        });
    }

    private void heard(AudioFrame frame) {
        if (closed) {
            return;
        }
        begin();
        pausing = false;
        echo.heard(frame);
        ear.hear(frame, windows);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            ear.open();
            floor.begin();
        }
    }

    /** On the workers' clock: while the line gives nothing, silence goes on and so does what is being said. */
    void pulse() {
        if (nanos.getAsLong() - lastHeard > PAUSE) {
            work.run(open(this::pause));
        }
    }

    private void pause() {
        begin();
        long now = nanos.getAsLong();
        long silent = now - (pausing ? pausedUntil : lastHeard);
        pausing = true;
        pausedUntil = now - silent % windowNanos;
        for (long left = silent; left >= windowNanos; left -= windowNanos) {
            floor.window(0);
        }
    }

    private Runnable open(Runnable what) {
        return () -> {
            if (!closed) {
                what.run();
            }
        };
    }

    private void broke(RuntimeException e) {
        LOG.error("The voice agent of call {} broke", call.call(), e);
        listener.failed(new ProviderError("The voice agent broke: " + e, true, "", e));
    }

    /** What the recogniser tells, taken over to the call's work. */
    private final class Words implements SpeechToText.Listener {

        @Override
        public void interim(String text) {
            work.run(open(() -> floor.interim(text)));
        }

        @Override
        public void recognized(String text, double confidence) {
            work.run(open(() -> floor.recognized(text, confidence)));
        }

        @Override
        public void failed(ProviderError error) {
            work.run(open(() -> floor.notRecognized(error)));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.VoiceAgent;

/**
 * A call that talks: its line on one side, its voice agent on the other. Each frame that the caller sends is heard by the agent and answered by the next frame of the playout, or silence. All of that happens on the line's
 * thread; the agent is attached, and fails, on any.
 */
public final class VoiceSession implements LineListener {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceSession.class);
    private static final AudioFormat UNTIL_KNOWN = AudioFormat.pcm16(8_000);
    /** How long the first frame may take before the line's format is taken for {@link #UNTIL_KNOWN}. */
    private static final long FIRST_FRAME = Duration.ofMillis(100).toNanos();

    private static final int DEFAULT_TENANT = 1;
    private static final long NANOS = 1_000_000_000;

    private final UUID id;
    private final Line line;
    private final Call call;
    private final LongSupplier nanos;
    private final LinePace pace;
    private final AtomicReference<@Nullable Attached> attached = new AtomicReference<>();
    private final AtomicBoolean clockWaits = new AtomicBoolean();
    private volatile @Nullable AgentVoice voice;
    private volatile boolean hangingUp;

    private volatile @Nullable Playout playout;
    private int samples;

    /**
     * What its registry gives a call.
     *
     * @param provider who is to talk
     * @param ended runs once, at the end
     */
    record Call(
            String transport,
            String provider,
            Duration playout,
            VoiceCounters counters,
            Opening opening,
            Runnable ended) {}

    VoiceSession(UUID id, Line line, Call call, LongSupplier nanos) {
        this.id = id;
        this.line = line;
        this.call = call;
        this.nanos = nanos;
        pace = new LinePace(nanos.getAsLong() + FIRST_FRAME);
    }

    public UUID id() {
        return id;
    }

    /** Who is to talk on it, as the call was announced or by default. */
    public String provider() {
        return call.provider();
    }

    public String transport() {
        return call.transport();
    }

    /** As who the voice agent talks. */
    public AgentProfile profile() {
        return AgentProfile.of(call.provider(), DEFAULT_TENANT, call.provider());
    }

    /** What its line takes; known when the voice agent is to be opened. */
    public AudioFormat lineFormat() {
        Playout known = playout;
        return known == null ? UNTIL_KNOWN : known.format();
    }

    /** To be told what the voice agent says; there from the opening on. */
    public AgentListener listener() {
        AgentVoice there = voice;
        if (there == null) {
            throw new IllegalStateException("Call " + id + " has not begun");
        }
        return there;
    }

    /** The voice agent is there; it is closed with the call, even if that is over already. */
    public void attach(VoiceAgent agent) {
        if (!attached.compareAndSet(null, new Attached(agent, agent.hears(lineFormat())))) {
            agent.close();
        }
    }

    public boolean hasAgent() {
        return attached.get() != null;
    }

    /** There is no voice agent, or none any more: the call ends. */
    public void fail(ProviderError error) {
        if (attached.get() == Attached.ENDED) {
            return;
        }
        call.counters().callFailed();
        LOG.warn("Call {} has no voice agent: {}{}", id, error.getMessage(), hint(error));
        line.hangUp("No voice agent: " + error.getMessage());
    }

    /** How much of the present or last answer the caller was given. */
    public Duration heard() {
        AgentVoice there = voice;
        Speech speech = there == null ? null : there.speech();
        return speech == null ? Duration.ZERO : speech.heard();
    }

    /** How much waits to be heard. */
    public Duration waiting() {
        Playout there = playout;
        return there == null ? Duration.ZERO : there.waiting();
    }

    /** The caller speaks over the voice agent: from the next frame on it is silent. From any thread. */
    public void bargeIn() {
        Playout speaking = playout;
        AgentVoice there = voice;
        if (speaking == null || there == null) {
            return;
        }
        Speech speech = there.speech();
        speaking.clear();
        line.clear();
        Attached listening = attached.get();
        if (listening != null && speech != null && speech.isInterrupted()) {
            listening.agent().interrupted(speech.heard());
        }
    }

    public void hangUp(String why) {
        line.hangUp(why);
    }

    void hangUpWhenHeard() {
        hangingUp = true;
    }

    void transcript(Transcript transcript) {
        LOG.debug("Call {}: {} said something{}", id, transcript.speaker(), transcript.isFinal() ? "" : ", so far");
    }

    @Override
    public @Nullable LineMessage hear(LineMessage message) {
        if (message instanceof AudioFrame frame) {
            return exchange(frame);
        }
        if (message instanceof LineMessage.Digit digit) {
            press(digit.key());
        } else if (message instanceof LineMessage.Hangup) {
            line.hangUp("The other side hung up");
        } else if (message instanceof LineMessage.Failure failure) {
            line.hangUp("The other side failed with code " + failure.code());
        } else {
            line.hangUp("The call's id came a second time");
        }
        return null;
    }

    private @Nullable AudioFrame exchange(AudioFrame frame) {
        Playout out = playout;
        if (out == null) {
            out = begin(AudioFormat.pcm16(frame.format().sampleRate()));
        }
        call.counters().heard();
        int rate = frame.format().sampleRate();
        long length = frame.samples() * NANOS / rate;
        samples = (int) ((long) frame.samples() * out.format().sampleRate() / rate);
        Attached listening = attached.get();
        if (listening != null) {
            try {
                listening.hear(frame);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
        if (!pace.frame(nanos.getAsLong(), length)) {
            call.counters().late();
            return null;
        }
        call.counters().said();
        return next(out);
    }

    private AudioFrame next(Playout out) {
        // Before the next frame is taken: the last one has to go out yet when it is.
        if (hangingUp && out.waiting().isZero()) {
            line.hangUp("The voice agent hung up");
        }
        return out.next(samples);
    }

    private void press(char key) {
        Attached listening = attached.get();
        if (listening == null) {
            return;
        }
        try {
            listening.agent().press(key);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        LOG.warn("The voice agent of call {} failed", id, e);
        fail(new ProviderError("The provider " + call.provider() + " failed: " + e.getMessage(), false, "", e));
    }

    private Playout begin(AudioFormat format) {
        var begun = new Playout(format, call.playout(), line::unheard);
        playout = begun;
        samples = (int) format.samples(AudioFormat.PTIME);
        voice = new AgentVoice(this, begun);
        call.opening().begin(this);
        return begun;
    }

    /** On the clock's thread, every few milliseconds. */
    void tick(long now) {
        if (pace.isDue(now) && clockWaits.compareAndSet(false, true)) {
            line.execute(this::clock);
        }
    }

    private void clock() {
        clockWaits.set(false);
        long now = nanos.getAsLong();
        if (!pace.isDue(now) || attached.get() == Attached.ENDED) {
            return;
        }
        Playout out = playout;
        if (out == null) {
            out = begin(UNTIL_KNOWN);
        }
        pace.clock(now, samples * NANOS / out.format().sampleRate());
        call.counters().clocked();
        line.say(next(out));
    }

    @Override
    public void closed(String why) {
        Attached last = attached.getAndSet(Attached.ENDED);
        if (last == Attached.ENDED) {
            return;
        }
        try {
            if (last != null) {
                last.agent().close();
            }
        } catch (RuntimeException e) {
            LOG.warn("The voice agent of call {} did not close in order", id, e);
        } finally {
            call.ended().run();
            LOG.debug("Call {} is over: {}", id, why);
        }
    }

    private static String hint(ProviderError error) {
        return error.hint().isEmpty() ? "" : " (" + error.hint() + ")";
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;

/** The frames of a call: for each that comes one goes, and while none come the clock gives them. On the line's thread, but for what is said to be otherwise. */
final class LineSide {

    private static final AudioFormat UNTIL_KNOWN = AudioFormat.pcm16(8_000);
    /** How long the first frame may take before the line's format is taken for {@link #UNTIL_KNOWN}. */
    private static final long FIRST_FRAME = Duration.ofMillis(100).toNanos();

    private static final long NANOS = 1_000_000_000;

    private final Line line;
    private final Bound call;
    private final Times times;
    private final LinePace pace;
    private final Seat seat;
    private final Answers answers;
    private final Taps taps;
    private final Runnable begins;
    private final AtomicBoolean clockWaits = new AtomicBoolean();
    private volatile @Nullable Runnable whenHeard;
    private volatile @Nullable Playout playout;
    private int samples;
    private long frames;
    private long late;

    /** @param begins runs once the line's format is known */
    LineSide(Line line, Bound call, Times times, Seat seat, Answers answers, Taps taps, Runnable begins) {
        this.line = line;
        this.call = call;
        this.times = times;
        this.seat = seat;
        this.answers = answers;
        this.taps = taps;
        this.begins = begins;
        pace = new LinePace(times.now() + FIRST_FRAME);
    }

    /** What waits to be heard; null until the line's format is known. From any thread. */
    @Nullable
    Playout playout() {
        return playout;
    }

    /** What the line takes, from any thread. */
    AudioFormat format() {
        Playout known = playout;
        return known == null ? UNTIL_KNOWN : known.format();
    }

    /** Frames that came; from any thread, as of lately. */
    long frames() {
        return frames;
    }

    /** Of those, the ones that came too late to be answered. */
    long late() {
        return late;
    }

    /** Runs once all that waits was heard. From any thread. */
    void whenHeard(Runnable then) {
        whenHeard = then;
    }

    /** The caller's frame, and the one to answer with; null if it came too late. */
    @Nullable
    AudioFrame exchange(AudioFrame frame) {
        int rate = frame.format().sampleRate();
        Playout out = playout;
        if (out == null) {
            AudioFormat linear = AudioFormat.pcm16(rate);
            // The line's own object if it says the same, so that formats are compared at a glance from then on.
            out = begin(linear.equals(frame.format()) ? frame.format() : linear);
        }
        call.counters().heard();
        frames++;
        long length = frame.samples() * NANOS / rate;
        samples = (int) ((long) frame.samples() * out.format().sampleRate() / rate);
        seat.hear(frame);
        if (!pace.frame(times.now(), length)) {
            call.counters().late();
            late++;
            taps.frames(frame, null);
            return null;
        }
        call.counters().said();
        AudioFrame said = next(out);
        taps.frames(frame, said);
        return said;
    }

    private AudioFrame next(Playout out) {
        // Before the next frame is taken: the last one has to go out yet when it is.
        Runnable then = whenHeard;
        if (then != null && out.waiting().isZero()) {
            whenHeard = null;
            then.run();
        }
        AudioFrame said = out.next(samples);
        answers.frame();
        return said;
    }

    private Playout begin(AudioFormat format) {
        var begun = new Playout(format, call.playout());
        playout = begun;
        samples = (int) format.samples(AudioFormat.PTIME);
        begins.run();
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
        long now = times.now();
        if (!pace.isDue(now) || seat.isOver()) {
            return;
        }
        Playout out = playout;
        if (out == null) {
            out = begin(UNTIL_KNOWN);
        }
        pace.clock(now, samples * NANOS / out.format().sampleRate());
        call.counters().clocked();
        AudioFrame said = next(out);
        taps.frames(null, said);
        line.say(said);
    }
}

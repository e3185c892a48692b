/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.SpeechDetector;
import org.voxroute.voice.spi.SpeechToText;

/** Gives the caller's audio to the detector, and of what is speech to the recogniser, with what came shortly before. Knows which of the recogniser's results belongs to the utterance of now. In the call's work. */
final class Ear implements AutoCloseable {

    /** Speech is noticed after it began. */
    private static final Duration BEFORE = Duration.ofMillis(400);

    private final SpeechDetector.Stream detector;
    private final Supplier<SpeechToText.Stream> recognisers;
    private final AudioConverter forDetector;
    private final AudioFormat line;
    private final Deque<AudioFrame> before = new ArrayDeque<>();
    private final long mostBefore;
    private long samplesBefore;
    private SpeechToText.@Nullable Stream recogniser;
    private @Nullable AudioConverter forRecogniser;
    private int pending;
    private boolean wanted;
    private boolean lost;

    Ear(AudioFormat line, SpeechDetector.Stream detector, Supplier<SpeechToText.Stream> recognisers) {
        this.line = line;
        this.detector = detector;
        this.recognisers = recognisers;
        forDetector = new AudioConverter(line, detector.hears());
        mostBefore = line.samples(BEFORE);
    }

    /** The recogniser may tell something from now on. */
    void open() {
        recogniser = recognisers.get();
    }

    void hear(AudioFrame frame, SpeechDetector.Listener windows) {
        AudioConverter listening = forRecogniser;
        if (listening != null) {
            recognise(listening, frame);
        } else {
            keep(frame);
        }
        AudioFrame converted = forDetector.convert(frame);
        if (converted != null) {
            detector.hear(converted, windows);
        }
    }

    void begin(String expected) {
        lost = false;
        wanted = false;
        SpeechToText.Stream listening = opened();
        listening.begin(expected);
        var converter = new AudioConverter(line, listening.hears());
        forRecogniser = converter;
        before.forEach(frame -> recognise(converter, frame));
        forget();
    }

    /** The utterance is over; false if its result is known already: it was lost. */
    boolean end() {
        forRecogniser = null;
        if (lost) {
            opened().cancel();
            return false;
        }
        pending++;
        wanted = true;
        opened().end();
        return true;
    }

    void cancel() {
        if (forRecogniser != null) {
            forRecogniser = null;
            opened().cancel();
        }
        wanted = false;
    }

    /** Whether what the recogniser tells so far is about the utterance of now. */
    boolean isInterimOfNow() {
        return forRecogniser != null && pending == 0;
    }

    /** Takes a result: each end of an utterance has one, in order. Whether it is the one that is waited for. */
    boolean isResultOfNow() {
        if (pending > 0) {
            pending--;
        }
        return pending == 0 && wanted;
    }

    /** The recogniser failed: whether that is the result that is waited for. If not, the utterance of now is lost. */
    boolean isLossOfNow() {
        if (pending == 0) {
            lost = forRecogniser != null;
            return false;
        }
        return isResultOfNow();
    }

    private SpeechToText.Stream opened() {
        SpeechToText.Stream there = recogniser;
        if (there == null) {
            throw new IllegalStateException("Nothing is heard before the beginning");
        }
        return there;
    }

    private void recognise(AudioConverter converter, AudioFrame frame) {
        AudioFrame converted = converter.convert(frame);
        if (converted != null && !lost) {
            opened().hear(converted);
        }
    }

    private void keep(AudioFrame frame) {
        before.add(frame);
        samplesBefore += frame.samples();
        while (samplesBefore > mostBefore && before.size() > 1) {
            samplesBefore -= before.remove().samples();
        }
    }

    private void forget() {
        before.clear();
        samplesBefore = 0;
    }

    @Override
    public void close() {
        forget();
        if (recogniser != null) {
            recogniser.close();
        }
        detector.close();
    }
}

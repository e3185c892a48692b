/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.SpeechDetector;
import org.voxroute.voice.spi.SpeechToText;
import org.voxroute.voice.spi.TextToSpeech;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceRequest;

/**
 * A call in which all four parts, the line and the time are the test's, and everything happens on its thread. A frame of ones is speech; a letter takes the voice 100 ms.
 */
final class Rehearsal {

    private static final AudioFormat LINE = AudioFormat.pcm16(8_000);
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration LETTER = Duration.ofMillis(100);

    private final List<String> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();
    private VoiceAgent agent;
    private SpeechToText.Listener recogniser;
    private LanguageModel.Listener model;
    private LanguageModel.Listener before;
    private String words = "";
    private ProviderError recogniserFails;
    private boolean voiceFails;
    private boolean held;
    private boolean open;
    private boolean closed;
    private int undone;
    private Duration waiting = Duration.ZERO;
    private Duration recognised = Duration.ZERO;
    private long now;

    /** The call begins, with this greeting. */
    void begin(String greeting) {
        var profile = AgentProfile.of("test", 1, "test");
        var request = new VoiceRequest(UUID.randomUUID(), LINE, profile, Map.of());
        var cascade = new Cascade(
                line -> new Detector(),
                new Recogniser(),
                new Model(greeting),
                new Voice(),
                CascadeSettings.USUAL,
                new Workers(Runnable::run, Duration.ofHours(1)));
        try {
            agent = cascade.open(request, new Line(), () -> now);
        } catch (ProviderError e) {
            throw new IllegalStateException(e);
        }
        silence(20);
    }

    VoiceAgent agent() {
        return agent;
    }

    /** The caller speaks, is understood so, and pauses. */
    void speak(int millis, String text) {
        begins(millis, text);
        silence(660);
    }

    /** The same without the pause. */
    void begins(int millis, String text) {
        words = text;
        speaks(millis);
    }

    void speaks(int millis) {
        frames(millis, 1);
    }

    void silence(int millis) {
        frames(millis, 0);
    }

    /** The caller listens until all is said. */
    void listen() {
        silence(40);
        for (int i = 0; i < 10_000 && !waiting.isZero(); i++) {
            silence(20);
        }
        silence(40);
    }

    /** The line gives no frame. */
    void pause(int millis) {
        now += millis * 1_000_000L;
        ((CascadeAgent) agent).pulse();
    }

    void press(String keys) {
        keys.chars().forEach(key -> agent.press((char) key));
    }

    void answer(String part) {
        model.text(part);
    }

    void finished() {
        finished(Then.LISTEN, Expected.ANYTHING);
    }

    void finished(Then then, Expected expected) {
        model.finished(then, expected);
    }

    /** The answer before this one tells something yet. */
    void finishLate(String part) {
        before.text(part);
        before.finished(Then.LISTEN, Expected.ANYTHING);
    }

    void recogniserFails(ProviderError error) {
        recogniserFails = error;
    }

    /** It fails now, whatever it does. */
    void recogniserBreaks(ProviderError error) {
        recogniser.failed(error);
    }

    void modelFails(ProviderError error) {
        model.failed(error);
    }

    void voiceFails() {
        voiceFails = true;
    }

    /** What the line was told. */
    List<String> told() {
        return told;
    }

    /** Sentences that were given to be heard. */
    List<String> heard() {
        return said;
    }

    /** What the model was asked; keys in brackets. */
    List<String> turns() {
        return turns;
    }

    /** What was heard of answers that were cancelled. */
    List<String> cancelled() {
        return cancelled;
    }

    int undone() {
        return undone;
    }

    List<String> contexts() {
        return contexts;
    }

    /** How much audio the recogniser got. */
    Duration recognised() {
        return recognised;
    }

    Duration waiting() {
        return waiting;
    }

    boolean isClosed() {
        return closed;
    }

    private void frames(int millis, int value) {
        for (int at = 0; at < millis; at += FRAME.toMillis()) {
            now += FRAME.toNanos();
            if (!held) {
                Duration left = waiting.minus(FRAME);
                waiting = left.isNegative() ? Duration.ZERO : left;
            }
            byte[] bytes = new byte[LINE.bytes(FRAME)];
            bytes[0] = (byte) value;
            agent.hear(AudioFrame.owning(LINE, bytes));
        }
    }

    private final class Detector implements SpeechDetector.Stream {

        @Override
        public AudioFormat hears() {
            return LINE;
        }

        @Override
        public Duration window() {
            return FRAME;
        }

        @Override
        public void hear(AudioFrame frame, SpeechDetector.Listener listener) {
            listener.window(frame.toByteArray()[0] == 0 ? 0.02f : 0.95f);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Recogniser implements SpeechToText, SpeechToText.Stream {

        @Override
        public String name() {
            return "rehearsed";
        }

        @Override
        public Stream open(VoiceRequest call, AudioFormat line, Listener listener) {
            recogniser = listener;
            return this;
        }

        @Override
        public AudioFormat hears() {
            return LINE;
        }

        @Override
        public void begin(String expected) {
            contexts.add(expected);
            recognised = Duration.ZERO;
        }

        @Override
        public void hear(AudioFrame frame) {
            recognised = recognised.plus(FRAME);
            recogniser.interim(words);
        }

        @Override
        public void end() {
            ProviderError error = recogniserFails;
            if (error == null) {
                recogniser.recognized(words, words.isEmpty() ? 0 : 0.9);
            } else {
                recogniserFails = null;
                recogniser.failed(error);
            }
        }

        @Override
        public void cancel() {
            // Nothing is under way.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private final class Model implements LanguageModel, LanguageModel.Talk {

        private final String greeting;

        Model(String greeting) {
            this.greeting = greeting;
        }

        @Override
        public String name() {
            return "rehearsed";
        }

        @Override
        public Talk open(VoiceRequest call) {
            return this;
        }

        @Override
        public Answering begin(Listener listener) {
            model = listener;
            before = listener;
            listener.text(greeting);
            listener.finished(Then.LISTEN, Expected.ANYTHING);
            return new Under();
        }

        @Override
        public Answering answer(Turn turn, Listener listener) {
            turns.add(turn.keys().isEmpty() ? turn.text() : "[" + turn.keys() + "]");
            before = model;
            model = listener;
            return new Under();
        }

        @Override
        public Answering silence(int times, Listener listener) {
            listener.text("silence " + times);
            listener.finished(Then.LISTEN, Expected.ANYTHING);
            return new Under();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private final class Under implements LanguageModel.Answering {

        @Override
        public void cancel(String heard) {
            cancelled.add(heard);
        }

        @Override
        public void undo() {
            undone++;
        }
    }

    private final class Voice implements TextToSpeech {

        @Override
        public String name() {
            return "rehearsed";
        }

        @Override
        public Speaking speak(String sentence, VoiceRequest call, Listener listener) {
            if (voiceFails) {
                listener.failed(new ProviderError("no voice", true, ""));
                return () -> {};
            }
            Duration length = LETTER.multipliedBy(sentence.length());
            listener.saying(sentence, length);
            listener.audio(AudioFrame.silence(LINE, (int) LINE.samples(length)));
            listener.finished();
            return () -> {};
        }
    }

    /** The line's side, as a session is: refuses audio after a barge-in until the next answer. */
    private final class Line implements AgentListener {

        @Override
        public boolean audio(AudioFrame chunk) {
            if (open) {
                waiting = waiting.plus(chunk.duration());
            }
            return open;
        }

        @Override
        public void saying(String text, Duration length) {
            if (open) {
                said.add(text);
            }
        }

        @Override
        public Duration waiting() {
            return waiting;
        }

        @Override
        public void mark(TurnMark mark, long nanos) {
            told.add(mark.name());
        }

        @Override
        public void turn(TurnEvent event) {
            told.add(event.name());
            switch (event) {
                case HELD -> held = true;
                case RESUMED -> held = false;
                case CALLER_STARTED -> {
                    open = false;
                    held = false;
                    waiting = Duration.ZERO;
                }
                case ANSWER_STARTED -> open = true;
                default -> {}
            }
        }

        @Override
        public void transcript(Transcript transcript) {
            if (transcript.isFinal()) {
                told.add("caller: " + transcript.text());
            }
        }

        @Override
        public void failed(ProviderError error) {
            told.add("failed: " + error.getMessage());
        }

        @Override
        public void hangUp() {
            told.add("hangUp");
        }

        @Override
        public void transfer() {
            told.add("transfer");
        }
    }
}

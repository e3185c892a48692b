/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.provider.local.dialogue.Dialogue;
import org.voxroute.provider.local.recognition.Domain;
import org.voxroute.provider.local.recognition.Recognition;
import org.voxroute.provider.local.recognition.RecognitionException;
import org.voxroute.provider.local.recognition.RecognitionListener;
import org.voxroute.provider.local.recognition.Recognized;
import org.voxroute.provider.local.recognition.SpeechRecognizer;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.SpeechToText;
import org.voxroute.voice.spi.VoiceRequest;

/**
 * Sphinx, for what a dialogue expects. The engine may take a second to be there: what the first caller says meanwhile waits for it.
 *
 * @param engine shared by all calls
 * @param domain what is expected
 */
record LocalSpeechToText(CompletableFuture<SpeechRecognizer> engine, Domain domain) implements SpeechToText {

    @Override
    public String name() {
        return "Sphinx";
    }

    @Override
    public Stream open(VoiceRequest call, AudioFormat line, Listener listener) {
        var stream = new Utterances(domain.states().keySet(), listener);
        engine.whenComplete((recognizer, problem) -> {
            if (recognizer == null) {
                listener.failed(new ProviderError(
                        "There is no speech recognition: " + problem.getMessage(), false, "see the log", problem));
            } else {
                stream.opened(recognizer.open(domain, stream));
            }
        });
        return stream;
    }

    private static final class Utterances implements Stream, RecognitionListener {

        /** 20 seconds of frames wait for the engine, and what belongs to them. */
        private static final int MOST_WAITING = 1_100;

        private final Set<String> contexts;
        private final Listener listener;
        private final Deque<Consumer<Recognition>> waiting = new ArrayDeque<>();
        private @Nullable Recognition recognition;
        private boolean closed;

        Utterances(Set<String> contexts, Listener listener) {
            this.contexts = contexts;
            this.listener = listener;
        }

        synchronized void opened(Recognition ready) {
            if (closed) {
                ready.close();
                return;
            }
            recognition = ready;
            waiting.forEach(work -> work.accept(ready));
            waiting.clear();
        }

        private synchronized void run(Consumer<Recognition> work) {
            if (recognition != null) {
                work.accept(recognition);
            } else if (!closed && waiting.size() < MOST_WAITING) {
                waiting.add(work);
            }
        }

        @Override
        public AudioFormat hears() {
            return AudioFormat.pcm16(SpeechRecognizer.SAMPLE_RATE);
        }

        @Override
        public void begin(String expected) {
            String state = contexts.contains(expected) ? expected : Dialogue.ANYTHING;
            run(open -> open.begin(state));
        }

        @Override
        public void hear(AudioFrame frame) {
            short[] samples = frame.toSamples();
            run(open -> open.hear(samples, samples.length));
        }

        @Override
        public void end() {
            run(Recognition::end);
        }

        @Override
        public void cancel() {
            run(Recognition::cancel);
        }

        @Override
        public synchronized void close() {
            closed = true;
            waiting.clear();
            if (recognition != null) {
                recognition.close();
            }
        }

        @Override
        public void interim(String text) {
            listener.interim(text);
        }

        @Override
        public void recognized(Recognized recognized) {
            listener.recognized(recognized.text(), recognized.confidence());
        }

        @Override
        public void failed(RecognitionException problem) {
            listener.failed(new ProviderError(
                    "The recogniser failed: " + problem.getMessage(),
                    problem.kind() != RecognitionException.Kind.ENGINE,
                    "",
                    problem));
        }
    }
}

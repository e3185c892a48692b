/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.provider.local.synthesis.SpeechListener;
import org.voxroute.provider.local.synthesis.SpeechSynthesizer;
import org.voxroute.provider.local.synthesis.SpokenSentence;
import org.voxroute.provider.local.synthesis.SpokenWord;
import org.voxroute.provider.local.synthesis.SynthesisException;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.TextToSpeech;
import org.voxroute.voice.spi.VoiceRequest;

/**
 * flite, or FreeTTS where it isn't installed. flite says when each word ends: then it is told word by word.
 *
 * @param engines by the voice that is asked for; may take a moment to be there
 */
record LocalTextToSpeech(Function<String, CompletableFuture<SpeechSynthesizer>> engines) implements TextToSpeech {

    @Override
    public String name() {
        return "flite or FreeTTS";
    }

    @Override
    public Speaking speak(String sentence, VoiceRequest call, Listener listener) {
        var cancelled = new AtomicBoolean();
        var speaking = new AtomicReference<SpeechSynthesizer.@Nullable Speech>();
        engines.apply(call.agent().voice()).whenComplete((engine, problem) -> {
            if (engine == null) {
                listener.failed(new ProviderError("There is no voice: " + problem.getMessage(), false, "", problem));
            } else if (!cancelled.get()) {
                SpeechSynthesizer.Speech speech = engine.speak(sentence, new Told(listener));
                speaking.set(speech);
            }
        });
        return () -> {
            cancelled.set(true);
            SpeechSynthesizer.Speech under = speaking.get();
            if (under != null) {
                under.cancel();
            }
        };
    }

    private record Told(Listener listener) implements SpeechListener {

        @Override
        public void sentence(SpokenSentence sentence) {
            AudioFormat format = AudioFormat.pcm16(sentence.sampleRate());
            short[] samples = sentence.samples();
            int from = 0;
            for (SpokenWord word : sentence.words()) {
                part(word.text(), format, samples, from, word.end());
                from = word.end();
            }
        }

        private void part(String text, AudioFormat format, short[] samples, int from, int to) {
            byte[] bytes = new byte[(to - from) * Short.BYTES];
            for (int i = from; i < to; i++) {
                bytes[2 * (i - from)] = (byte) samples[i];
                bytes[2 * (i - from) + 1] = (byte) (samples[i] >> 8);
            }
            listener.saying(text, format.duration(to - from));
            if (bytes.length > 0) {
                listener.audio(AudioFrame.owning(format, bytes));
            }
        }

        @Override
        public void finished() {
            listener.finished();
        }

        @Override
        public void failed(SynthesisException problem) {
            listener.failed(
                    new ProviderError("The voice failed: " + problem.getMessage(), problem.isBusy(), "", problem));
        }
    }
}

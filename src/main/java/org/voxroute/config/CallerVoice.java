/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Resampler;
import org.voxroute.provider.local.synthesis.SpeechListener;
import org.voxroute.provider.local.synthesis.SpeechSynthesizer;
import org.voxroute.provider.local.synthesis.SpeechSynthesizers;
import org.voxroute.provider.local.synthesis.SpokenSentence;
import org.voxroute.provider.local.synthesis.SynthesisException;

/** The voice of simulated callers: opened when the first one speaks. Thread-safe; blocks. */
final class CallerVoice implements Function<String, short[]>, AutoCloseable {

    private static final int TELEPHONE = 8_000;
    private static final int SECONDS_AT_MOST = 60;

    private final String voice;
    private @Nullable SpeechSynthesizer synthesizer;

    CallerVoice(String voice) {
        this.voice = voice;
    }

    private synchronized SpeechSynthesizer synthesizer() {
        SpeechSynthesizer open = synthesizer;
        if (open == null) {
            open = SpeechSynthesizers.best(voice, 1);
            synthesizer = open;
        }
        return open;
    }

    @Override
    public short[] apply(String text) {
        var spoken = new Spoken();
        synthesizer().speak(text, spoken);
        return spoken.done.orTimeout(SECONDS_AT_MOST, TimeUnit.SECONDS).join();
    }

    private static final class Spoken implements SpeechListener {

        private final CompletableFuture<short[]> done = new CompletableFuture<>();
        private short[] sound = {};

        @Override
        public void sentence(SpokenSentence sentence) {
            if (sentence.sampleRate() == TELEPHONE) {
                add(sentence.samples());
            } else {
                var resampler = new Resampler(sentence.sampleRate(), TELEPHONE);
                add(resampler.resample(sentence.samples()));
                add(resampler.flush());
            }
        }

        private void add(short[] more) {
            int from = sound.length;
            sound = Arrays.copyOf(sound, from + more.length);
            System.arraycopy(more, 0, sound, from, more.length);
        }

        @Override
        public void finished() {
            done.complete(sound);
        }

        @Override
        public void failed(SynthesisException problem) {
            done.completeExceptionally(problem);
        }
    }

    @Override
    public synchronized void close() {
        SpeechSynthesizer open = synthesizer;
        if (open != null) {
            open.close();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.Samples;
import org.voxroute.provider.local.synthesis.SpeechListener;
import org.voxroute.provider.local.synthesis.SpeechSynthesizer;
import org.voxroute.provider.local.synthesis.SpeechSynthesizers;
import org.voxroute.provider.local.synthesis.SpokenSentence;
import org.voxroute.provider.local.synthesis.SynthesisException;

/** The voice of simulated callers: opened when the first one speaks. Thread-safe; blocks. */
final class CallerVoice implements Function<String, short[]>, AutoCloseable {

    private static final AudioFormat TELEPHONE = AudioFormat.pcm16(8_000);
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
        private final ByteArrayOutputStream sound = new ByteArrayOutputStream();

        @Override
        public void sentence(SpokenSentence sentence) {
            short[] samples = sentence.samples();
            byte[] bytes = new byte[2 * samples.length];
            Samples.write(Encoding.PCM16_LE, samples, samples.length, bytes, 0);
            var converter = new AudioConverter(AudioFormat.pcm16(sentence.sampleRate()), TELEPHONE);
            sound.writeBytes(converter.convert(bytes));
            sound.writeBytes(converter.flush());
        }

        @Override
        public void finished() {
            byte[] bytes = sound.toByteArray();
            done.complete(
                    bytes.length == 0
                            ? new short[0]
                            : AudioFrame.owning(TELEPHONE, bytes).toSamples());
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

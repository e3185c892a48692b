/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.provider.local.activity.SileroModel;
import org.voxroute.provider.local.activity.VoiceActivity;
import org.voxroute.voice.spi.SpeechDetector;

/** Silero VAD: at 8 kHz for the telephone, at 16 kHz for what is wider. Its weights are there from the first frame on that is heard. */
record LocalDetector(Supplier<SileroModel> model) implements SpeechDetector {

    private static final int NARROW = 8_000;
    private static final int WIDE = 16_000;

    @Override
    public Stream open(AudioFormat line) {
        return new Windows(model, line.sampleRate() < WIDE ? NARROW : WIDE);
    }

    private static final class Windows implements Stream {

        private final Supplier<SileroModel> model;
        private final int rate;
        private @Nullable VoiceActivity activity;
        private short[] samples = {};

        Windows(Supplier<SileroModel> model, int rate) {
            this.model = model;
            this.rate = rate;
        }

        @Override
        public AudioFormat hears() {
            return AudioFormat.pcm16(rate);
        }

        @Override
        public Duration window() {
            return Duration.ofMillis(VoiceActivity.WINDOW_MILLIS);
        }

        @Override
        public void hear(AudioFrame frame, Listener listener) {
            VoiceActivity opened = activity;
            if (opened == null) {
                opened = model.get().open(rate);
                activity = opened;
            }
            if (samples.length < frame.samples()) {
                samples = new short[frame.samples()];
            }
            opened.hear(samples, frame.toSamples(samples), listener::window);
        }

        @Override
        public void close() {
            activity = null;
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One call's recognition by Sphinx4: collects the utterance. */
final class Sphinx4Recognition implements Recognition {

    private static final int MAX_SAMPLES = 20 * SpeechRecognizer.SAMPLE_RATE;

    private final Domain domain;
    private final Sphinx4Recognizer recognizer;
    private final RecognitionListener listener;
    private @Nullable String state;
    private short[] samples = {};
    private int count;

    Sphinx4Recognition(Domain domain, Sphinx4Recognizer recognizer, RecognitionListener listener) {
        this.domain = domain;
        this.recognizer = recognizer;
        this.listener = listener;
    }

    @Override
    public void begin(String state) {
        domain.phrases(state);
        this.state = state;
        count = 0;
    }

    @Override
    public void hear(short[] sound, int length) {
        if (state == null) {
            return;
        }
        if (count + length > MAX_SAMPLES) {
            cancel();
            listener.failed(new RecognitionException(
                    RecognitionException.Kind.TOO_LONG, "The utterance is longer than any answer"));
            return;
        }
        if (count + length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(count + length, 2 * samples.length));
        }
        System.arraycopy(sound, 0, samples, count, length);
        count += length;
    }

    @Override
    public void end() {
        if (state != null) {
            short[] utterance = Arrays.copyOf(samples, count);
            String asked = state;
            cancel();
            recognizer.decode(domain, asked, utterance, listener);
        }
    }

    @Override
    public void cancel() {
        state = null;
        count = 0;
    }

    @Override
    public void close() {
        cancel();
        samples = new short[0];
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.time.Duration;
import java.util.List;

/** A sentence and its sound: 16-bit mono. Immutable, may be shared by calls. */
public final class SpokenSentence {

    private final String text;
    private final int sampleRate;
    private final short[] samples;
    private final List<SpokenWord> words;

    /** One of which nobody knows where its words are. */
    SpokenSentence(String text, int sampleRate, short[] samples) {
        this(text, sampleRate, samples, List.of(new SpokenWord(text, samples.length)));
    }

    SpokenSentence(String text, int sampleRate, short[] samples, List<SpokenWord> words) {
        this.text = text;
        this.sampleRate = sampleRate;
        this.samples = samples;
        this.words = List.copyOf(words);
    }

    /** Its words in order, to the last sample; all in one if it isn't known where they end. */
    public List<SpokenWord> words() {
        return words;
    }

    public String text() {
        return text;
    }

    public int sampleRate() {
        return sampleRate;
    }

    /** How many samples there are. */
    public int length() {
        return samples.length;
    }

    public short[] samples() {
        return samples.clone();
    }

    public Duration duration() {
        return Duration.ofMillis(samples.length * 1000L / sampleRate);
    }
}

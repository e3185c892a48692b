/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.time.Duration;

/** A sentence and its sound: 16-bit mono. Immutable, may be shared by calls. */
public final class SpokenSentence {

    private final String text;
    private final int sampleRate;
    private final short[] samples;

    SpokenSentence(String text, int sampleRate, short[] samples) {
        this.text = text;
        this.sampleRate = sampleRate;
        this.samples = samples;
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

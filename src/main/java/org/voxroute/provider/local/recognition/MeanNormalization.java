/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

/**
 * Takes the mean out of one caller's features: the colour of his telephone. As sphinxbase's {@code cmn_live}, but kept
 * with the call instead of with the decoder, which serves others in between.
 */
final class MeanNormalization {

    private static final int WINDOW = 500;
    private static final int MOST = 800;
    /** The assumed mean counts as a second of speech: with five, as in sphinxbase, the first words suffer (2.5 % for 2.1 %). */
    private static final int PRIOR = 100;

    private static final int UPDATE_EVERY = 50;

    private final float[] mean;
    private final double[] sum;
    private int frames;

    /** @param initial what is assumed of a line before anything was heard */
    MeanNormalization(float[] initial) {
        mean = initial.clone();
        sum = new double[initial.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (double) initial[i] * PRIOR;
        }
        frames = PRIOR;
    }

    /** Normalises a frame in place. */
    void apply(float[] frame) {
        if (frame[0] < 0) {
            return; // no energy at all: not part of any mean
        }
        for (int i = 0; i < frame.length; i++) {
            sum[i] += frame[i];
            frame[i] -= mean[i];
        }
        if (++frames > MOST || frames % UPDATE_EVERY == 0) {
            update();
        }
    }

    /** At the end of an utterance: what was heard counts from the next one on. */
    void update() {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / frames);
            if (frames >= MOST) {
                sum[i] = sum[i] / frames * WINDOW;
            }
        }
        frames = frames >= MOST ? WINDOW : frames;
    }
}

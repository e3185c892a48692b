/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import java.util.Arrays;
import org.voxroute.provider.local.activity.SileroModel.Layers;

/**
 * One stream's pass through the network: spectrum, four convolutions, one long short-term memory cell, one output. Holds
 * the memory and all room for intermediate results.
 */
final class SileroNetwork {

    private static final int SPECTRA = 4;

    private final Layers layers;
    private final float[] padded;
    private final float[] real;
    private final float[] imaginary;
    private final float[] spectra;
    private final float[] first;
    private final float[] second;
    private final float[] third;
    private final float[] fourth;
    private final float[] gates = new float[Layers.GATES];
    private final float[] hidden = new float[Layers.HIDDEN];
    private final float[] cell = new float[Layers.HIDDEN];

    SileroNetwork(Layers layers) {
        this.layers = layers;
        padded = new float[layers.window() + 2 * layers.context()];
        real = new float[layers.bins()];
        imaginary = new float[layers.bins()];
        spectra = new float[SPECTRA * layers.bins()];
        first = layers.first().room(SPECTRA);
        second = layers.second().room(SPECTRA);
        third = layers.third().room(SPECTRA / 2);
        fourth = layers.fourth().room(1);
    }

    void reset() {
        Arrays.fill(hidden, 0);
        Arrays.fill(cell, 0);
    }

    /** @param input context and window, -1 to 1 */
    float next(float[] input) {
        transform(input);
        int steps = layers.first().apply(spectra, SPECTRA, first);
        steps = layers.second().apply(first, steps, second);
        steps = layers.third().apply(second, steps, third);
        layers.fourth().apply(third, steps, fourth);
        remember(fourth);
        double sum = layers.outputBias();
        for (int i = 0; i < Layers.HIDDEN; i++) {
            sum += Math.max(hidden[i], 0) * layers.outputWeights()[i];
        }
        return sigmoid(sum);
    }

    /** Magnitudes of half overlapping spectra; at the end the sound is mirrored. */
    private void transform(float[] input) {
        System.arraycopy(input, 0, padded, 0, input.length);
        for (int i = 0; i < padded.length - input.length; i++) {
            padded[input.length + i] = input[input.length - 2 - i];
        }
        int bins = layers.bins();
        int span = layers.span();
        for (int spectrum = 0; spectrum < SPECTRA; spectrum++) {
            int at = spectrum * span / 2;
            Arrays.fill(real, 0);
            Arrays.fill(imaginary, 0);
            multiply(padded, at, span, layers.cosine(), 0, real, 0, bins);
            multiply(padded, at, span, layers.sine(), 0, imaginary, 0, bins);
            for (int bin = 0; bin < bins; bin++) {
                spectra[spectrum * bins + bin] =
                        (float) Math.sqrt(real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
            }
        }
    }

    /** Gates in the order of the weights: input, forget, candidate, output. */
    private void remember(float[] features) {
        System.arraycopy(layers.gateBias(), 0, gates, 0, gates.length);
        multiply(features, 0, Layers.HIDDEN, layers.inputWeights(), 0, gates, 0, Layers.GATES);
        multiply(hidden, 0, Layers.HIDDEN, layers.stateWeights(), 0, gates, 0, Layers.GATES);
        for (int i = 0; i < Layers.HIDDEN; i++) {
            float in = sigmoid(gates[i]);
            float forget = sigmoid(gates[Layers.HIDDEN + i]);
            float candidate = (float) Math.tanh(gates[2 * Layers.HIDDEN + i]);
            float out = sigmoid(gates[3 * Layers.HIDDEN + i]);
            cell[i] = forget * cell[i] + in * candidate;
            hidden[i] = out * (float) Math.tanh(cell[i]);
        }
    }

    /** {@code target += source * matrix}, the matrix input by input. */
    static void multiply(
            float[] source, int from, int inputs, float[] matrix, int at, float[] target, int to, int outputs) {
        for (int input = 0; input < inputs; input++) {
            float value = source[from + input];
            int row = at + input * outputs;
            for (int output = 0; output < outputs; output++) {
                target[to + output] += value * matrix[row + output];
            }
        }
    }

    private static float sigmoid(double value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }
}

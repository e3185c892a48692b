/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

/**
 * A low-pass filter, cut into the phases that a change of the sample rate needs: a sinc under a Kaiser window. It passes what is below 85 % of half the lower rate (3,400 Hz of 8 kHz: the telephone band) to within 0.001 dB, and
 * what is above that half is 80 dB down. Immutable.
 *
 * <p>J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974, for length and shape.
 */
final class PolyphaseFilter {

    private static final double PASSED = 0.85;
    private static final double STOPPED_DB = 80;
    /** Half the filter's length in samples of the lower rate: (80 dB - 7.95) / (2.285 π (1 - 0.85)) / 2. */
    private static final int HALF_LENGTH = 34;

    private static final double BETA = 0.1102 * (STOPPED_DB - 8.7);
    private static final int MAX_COEFFICIENTS = 100_000;

    private final int phases;
    private final int step;
    private final int taps;
    private final float[] coefficients;

    private PolyphaseFilter(int phases, int step, int taps) {
        this.phases = phases;
        this.step = step;
        this.taps = taps;
        coefficients = new float[phases * taps];
    }

    static PolyphaseFilter between(int fromRate, int toRate) {
        AudioFormat.pcm16(fromRate);
        AudioFormat.pcm16(toRate);
        int common = greatestCommonDivisor(fromRate, toRate);
        int phases = toRate / common;
        // A lower output rate stretches the filter over more of the input; taps are a multiple of four, as apply() adds
        // up four at a time.
        double stretch = Math.max(1.0, (double) fromRate / toRate);
        int taps = (int) Math.ceil(HALF_LENGTH * stretch / 2) * 4;
        if ((long) phases * taps > MAX_COEFFICIENTS) {
            throw new IllegalArgumentException("Sample rates of " + fromRate + " and " + toRate
                    + " Hz have too little in common to be converted into each other");
        }
        var filter = new PolyphaseFilter(phases, fromRate / common, taps);
        for (int phase = 0; phase < phases; phase++) {
            filter.design(phase, stretch);
        }
        return filter;
    }

    /** Outputs a whole number of inputs apart use the same of so many phases. */
    int phases() {
        return phases;
    }

    /** How many phases one output is later than the one before. */
    int step() {
        return step;
    }

    int taps() {
        return taps;
    }

    /** The output of a phase, of as many inputs as there are taps, from {@code from} on. */
    short apply(int phase, float[] input, int from) {
        float[] by = coefficients;
        int at = phase * taps;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < taps; i += 4) {
            a += by[at + i] * input[from + i];
            b += by[at + i + 1] * input[from + i + 1];
            c += by[at + i + 2] * input[from + i + 2];
            d += by[at + i + 3] * input[from + i + 3];
        }
        float sum = a + b + (c + d);
        int rounded = (int) (sum < 0 ? sum - 0.5f : sum + 0.5f);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
    }

    private void design(int phase, double stretch) {
        double[] ideal = new double[taps];
        double reach = taps / 2.0 / stretch;
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            // Samples of the lower rate between this input and the moment of the output.
            double distance = ((double) phase / phases - (i - taps / 2 + 1)) / stretch;
            ideal[i] = sinc((1 + PASSED) / 2 * distance) * kaiser(distance / reach);
            sum += ideal[i];
        }
        for (int i = 0; i < taps; i++) {
            coefficients[phase * taps + i] = (float) (ideal[i] / sum);
        }
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified Bessel function of the first kind, order zero. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int i = 1; term > sum * 1e-17; i++) {
            term *= x / (2 * i) * (x / (2 * i));
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import org.voxroute.provider.local.activity.SileroModel.Weights;

/**
 * A convolution over three neighbours in time with zeros at both ends, then a rectifier.
 *
 * @param weights by neighbour, then input, then output
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, seen by nobody outside
record Convolution(int inputs, int outputs, int stride, float[] weights, float[] bias) {

    private static final int WIDTH = 3;

    static Convolution of(Weights weights, int number, int inputs, int outputs, int stride) {
        String name = "encoder." + number + ".reparam_conv.";
        float[] given = weights.named(name + "weight");
        float[] ordered = new float[given.length];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                for (int neighbour = 0; neighbour < WIDTH; neighbour++) {
                    ordered[(neighbour * inputs + input) * outputs + output] =
                            given[(output * inputs + input) * WIDTH + neighbour];
                }
            }
        }
        return new Convolution(inputs, outputs, stride, ordered, weights.named(name + "bias"));
    }

    /**
     * Convolves.
     *
     * @param source {@code steps} rows of {@code inputs} values
     * @param target a row of {@code outputs} values for each {@code stride} steps
     * @return how many rows that were
     */
    int apply(float[] source, int steps, float[] target) {
        int rows = (steps + stride - 1) / stride;
        for (int row = 0; row < rows; row++) {
            int to = row * outputs;
            System.arraycopy(bias, 0, target, to, outputs);
            for (int neighbour = 0; neighbour < WIDTH; neighbour++) {
                int step = row * stride + neighbour - 1;
                if (step >= 0 && step < steps) {
                    SileroNetwork.multiply(
                            source, step * inputs, inputs, weights, neighbour * inputs * outputs, target, to, outputs);
                }
            }
            for (int i = to; i < to + outputs; i++) {
                target[i] = Math.max(target[i], 0);
            }
        }
        return rows;
    }

    float[] room(int steps) {
        return new float[(steps + stride - 1) / stride * outputs];
    }
}

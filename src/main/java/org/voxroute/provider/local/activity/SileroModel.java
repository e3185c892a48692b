/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The weights of Silero VAD, version 5 (MIT licence), for 8 and 16 kHz. Immutable, shared by all calls; 2 MB.
 *
 * <p>Calculated in Java rather than by ONNX Runtime: the network is small enough (0.4 million multiplications a window)
 * and the runtime is a native library in a jar of 139 MB.
 */
public final class SileroModel {

    private static final String FILE = "silero_vad_v5.onnx";
    private static final int MILLIS_PER_SECOND = 1000;

    private final Layers narrow;
    private final Layers wide;

    private SileroModel(Map<String, float[]> tensors) {
        narrow = Layers.of(tensors, "If_0_else_branch__Inline_0__", 8_000);
        wide = Layers.of(tensors, "If_0_then_branch__Inline_0__", 16_000);
    }

    /** The model that is shipped with the hub. */
    public static SileroModel load() {
        try (InputStream file = SileroModel.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the hub's jar");
            }
            return new SileroModel(OnnxTensors.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + FILE, e);
        }
    }

    /**
     * A new stream of a call.
     *
     * @param sampleRate 8000 or 16000
     */
    public VoiceActivity open(int sampleRate) {
        return switch (sampleRate) {
            case 8_000 -> new VoiceActivity(narrow);
            case 16_000 -> new VoiceActivity(wide);
            default ->
                throw new IllegalArgumentException(
                        "Voice activity is told at 8000 and 16000 Hz, not at " + sampleRate + " Hz");
        };
    }

    /**
     * The layers for one sample rate. Weights stand input by input (all outputs of an input side by side): so the inner
     * loops run over outputs, which the JVM makes vector instructions of.
     *
     * @param window samples a window
     * @param context samples of the window before that are looked at again
     * @param cosine windowed Fourier transform, sample by sample
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, seen by nobody outside
    record Layers(
            int window,
            int context,
            float[] cosine,
            float[] sine,
            Convolution first,
            Convolution second,
            Convolution third,
            Convolution fourth,
            float[] inputWeights,
            float[] stateWeights,
            float[] gateBias,
            float[] outputWeights,
            float outputBias) {

        static final int HIDDEN = 128;
        static final int GATES = 4 * HIDDEN;

        static Layers of(Map<String, float[]> tensors, String prefix, int sampleRate) {
            Weights weights = name -> {
                float[] tensor = tensors.get(prefix + name);
                if (tensor == null) {
                    throw new IllegalStateException("The voice activity model has no " + prefix + name);
                }
                return tensor;
            };
            int window = sampleRate * VoiceActivity.WINDOW_MILLIS / MILLIS_PER_SECOND;
            int span = window / 2;
            int bins = span / 2 + 1;
            float[] basis = weights.named("stft.forward_basis_buffer");
            float[] bias = weights.named("decoder.rnn.bias_ih").clone();
            float[] stateBias = weights.named("decoder.rnn.bias_hh");
            for (int i = 0; i < bias.length; i++) {
                bias[i] += stateBias[i];
            }
            return new Layers(
                    window,
                    window / 8,
                    transposed(basis, 0, bins, span),
                    transposed(basis, bins * span, bins, span),
                    Convolution.of(weights, 0, bins, 128, 1),
                    Convolution.of(weights, 1, 128, 64, 2),
                    Convolution.of(weights, 2, 64, 64, 2),
                    Convolution.of(weights, 3, 64, 128, 1),
                    transposed(weights.named("decoder.rnn.weight_ih"), 0, GATES, HIDDEN),
                    transposed(weights.named("decoder.rnn.weight_hh"), 0, GATES, HIDDEN),
                    bias,
                    weights.named("decoder.decoder.2.weight"),
                    weights.named("decoder.decoder.2.bias")[0]);
        }

        int bins() {
            return window / 4 + 1;
        }

        int span() {
            return window / 2;
        }

        private static float[] transposed(float[] matrix, int from, int rows, int columns) {
            float[] turned = new float[rows * columns];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    turned[column * rows + row] = matrix[from + row * columns + column];
                }
            }
            return turned;
        }
    }

    /** Weights by the name that they have in the file, less the branch. */
    @FunctionalInterface
    interface Weights {

        float[] named(String name);
    }
}

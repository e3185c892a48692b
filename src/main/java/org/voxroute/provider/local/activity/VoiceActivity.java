/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import java.util.Arrays;
import org.voxroute.provider.local.activity.SileroModel.Layers;

/**
 * Tells of one stream of 16-bit mono sound how likely it is that somebody speaks, window by window.
 *
 * <p>One for each call: it remembers what was heard. Not thread-safe; takes about 0.2 ms of the caller's thread for a
 * window, never blocks and allocates nothing.
 */
public final class VoiceActivity {

    /** How long a window is, at every rate. */
    public static final int WINDOW_MILLIS = 32;

    private static final float FULL_SCALE = 32768f;

    private final Layers layers;
    private final SileroNetwork network;
    /** The end of the window before, then the window that is being filled. */
    private final float[] input;

    private int filled;

    VoiceActivity(Layers layers) {
        this.layers = layers;
        network = new SileroNetwork(layers);
        input = new float[layers.context() + layers.window()];
        filled = layers.context();
    }

    /**
     * Hears sound of any length and tells each window that it completes.
     *
     * @param samples at the rate this was opened for
     * @param count how many of them, from the first
     */
    public void hear(short[] samples, int count, Listener listener) {
        for (int at = 0; at < count; ) {
            int part = Math.min(count - at, input.length - filled);
            for (int i = 0; i < part; i++) {
                input[filled + i] = samples[at + i] / FULL_SCALE;
            }
            filled += part;
            at += part;
            if (filled == input.length) {
                listener.window(network.next(input));
                System.arraycopy(input, layers.window(), input, 0, layers.context());
                filled = layers.context();
            }
        }
    }

    /** Forgets what was heard, as if the stream began anew. */
    public void reset() {
        network.reset();
        Arrays.fill(input, 0);
        filled = layers.context();
    }

    /** Hears of every window, on the thread that brought its last sample. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A window is over.
         *
         * @param probability of speech in the last {@value #WINDOW_MILLIS} ms, 0 to 1
         */
        void window(float probability);
    }
}

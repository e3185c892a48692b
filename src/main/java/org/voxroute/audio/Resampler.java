/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of one channel as a stream: how the input is cut into chunks doesn't change the output. Band-limited by a {@link PolyphaseFilter}, so that nothing is mirrored into what is heard;
 * level and time stay: sample {@code n} of the output belongs to the same moment as sample {@code n * from / to} of the input.
 *
 * <p>The output lags by {@link #lag()} input samples (4.25 ms of the slower rate), as the filter looks that far ahead; {@link #flush} gives the rest. One per stream, not thread-safe, holds no reference to arrays it was given.
 */
public final class Resampler {

    private static final int SLICE = 960;
    private static final short[] NOTHING = {};

    private final PolyphaseFilter filter;
    private final int up;
    private final int down;

    /** The input that outputs to come still need; begins with {@code reach - 1} samples before the first one, which are silent. */
    private final float[] window;

    private int filled;
    /** Where in the window the next output stands: a whole sample and a phase of {@code up}. */
    private int position;

    private int phase;
    private long read;
    private long written;

    /** @throws IllegalArgumentException if the rates are beyond 8,000 to 192,000 or have so little in common that the filter would be huge */
    public Resampler(int fromRate, int toRate) {
        filter = PolyphaseFilter.between(fromRate, toRate);
        up = filter.phases();
        down = filter.step();
        window = new float[filter.taps() + SLICE];
        reset();
    }

    /** How many input samples the output is behind. */
    public int lag() {
        return filter.taps() / 2;
    }

    /** At most so many samples come out of so many more. */
    public int maxOutput(int samples) {
        return Math.toIntExact(((long) samples + lag()) * up / down + 2);
    }

    /** The output that is ready once these samples are there too. */
    public short[] resample(short[] samples) {
        short[] output = new short[maxOutput(samples.length)];
        return Arrays.copyOf(output, resample(samples, samples.length, output));
    }

    /**
     * Takes the first {@code count} samples and writes what is ready to the beginning of {@code target}.
     *
     * @param target of {@link #maxOutput} samples
     * @return how many were written
     */
    public int resample(short[] source, int count, short[] target) {
        int written = 0;
        for (int from = 0; from < count; ) {
            int slice = Math.min(count - from, window.length - filled);
            for (int i = 0; i < slice; i++) {
                window[filled + i] = source[from + i];
            }
            filled += slice;
            from += slice;
            written += drain(target, written, Integer.MAX_VALUE);
        }
        read += count;
        this.written += written;
        return written;
    }

    /** The rest, as if silence followed; the next sample begins a new stream. In all, {@code n} samples become {@code n * to / from}, rounded up. */
    public short[] flush() {
        if (read == 0) {
            return NOTHING;
        }
        int missing = Math.toIntExact((read * up + down - 1) / down - written);
        short[] output = new short[missing];
        int count = 0;
        while (count < missing) {
            int silence = Math.min(lag(), window.length - filled);
            Arrays.fill(window, filled, filled + silence, 0);
            filled += silence;
            count += drain(output, count, missing - count);
        }
        reset();
        return output;
    }

    private void reset() {
        Arrays.fill(window, 0);
        filled = filter.taps() / 2 - 1;
        position = filled;
        phase = 0;
        read = 0;
        written = 0;
    }

    /** Writes each output whose input is there, then forgets the input that no other needs. */
    private int drain(short[] target, int to, int limit) {
        int reach = filter.taps() / 2;
        int count = 0;
        while (position + reach < filled && count < limit) {
            target[to + count++] = filter.apply(phase, window, position - reach + 1);
            int next = phase + down;
            position += next / up;
            phase = next % up;
        }
        // A step may go beyond what is there: then all goes, and the rest of the step is skipped when it comes.
        int done = Math.min(position - reach + 1, filled);
        System.arraycopy(window, done, window, 0, filled - done);
        filled -= done;
        position -= done;
        return count;
    }
}

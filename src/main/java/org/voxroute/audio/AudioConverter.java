/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stream of one format into another: encoding, byte order, rate. Chunks may have any length, even end within a sample. One per stream, not thread-safe.
 */
public final class AudioConverter {

    private final AudioFormat from;
    private final AudioFormat to;
    private final @Nullable Resampler resampler;
    private byte[] pending = {};

    /** @throws IllegalArgumentException if the formats differ in the number of channels, or are stereo of different rates */
    public AudioConverter(AudioFormat from, AudioFormat to) {
        boolean sameRate = from.sampleRate() == to.sampleRate();
        if (from.channels() != to.channels() || (!sameRate && from.channels() > 1)) {
            throw new IllegalArgumentException(from + " can't become " + to + ": only mono is resampled or mixed");
        }
        this.from = from;
        this.to = to;
        resampler = sameRate ? null : new Resampler(from.sampleRate(), to.sampleRate());
    }

    public AudioFormat from() {
        return from;
    }

    public AudioFormat to() {
        return to;
    }

    /** What is ready once these bytes are there too; may be empty, or the array itself if nothing is to be changed. */
    public byte[] convert(byte[] chunk) {
        byte[] bytes = whole(chunk);
        if (from.equals(to) || bytes.length == 0) {
            return bytes;
        }
        short[] samples = new short[bytes.length / from.encoding().bytesPerSample()];
        Samples.read(from.encoding(), bytes, 0, samples, samples.length);
        if (resampler == null) {
            return encode(samples, samples.length);
        }
        short[] output = new short[resampler.maxOutput(samples.length)];
        return encode(output, resampler.resample(samples, samples.length, output));
    }

    /** The same for a frame of the stream: what is ready as a frame, null while that is nothing. */
    public @Nullable AudioFrame convert(AudioFrame frame) {
        if (from.equals(to) && pending.length == 0) {
            return frame;
        }
        byte[] ready = convert(frame.shared());
        return ready.length == 0 ? null : AudioFrame.owning(to, ready);
    }

    /** What the stream's end still holds back; the next chunk begins a new stream. A sample that was begun and not finished is dropped. */
    public byte[] flush() {
        pending = new byte[0];
        if (resampler == null) {
            return new byte[0];
        }
        short[] rest = resampler.flush();
        return encode(rest, rest.length);
    }

    /** The bytes of whole samples; what is over waits for the next chunk. */
    private byte[] whole(byte[] chunk) {
        int over = (pending.length + chunk.length) % from.bytesPerSample();
        if (pending.length == 0 && over == 0) {
            return chunk;
        }
        byte[] joined = Arrays.copyOf(pending, pending.length + chunk.length);
        System.arraycopy(chunk, 0, joined, pending.length, chunk.length);
        pending = Arrays.copyOfRange(joined, joined.length - over, joined.length);
        return Arrays.copyOf(joined, joined.length - over);
    }

    private byte[] encode(short[] samples, int count) {
        byte[] bytes = new byte[count * to.encoding().bytesPerSample()];
        Samples.write(to.encoding(), samples, count, bytes, 0);
        return bytes;
    }
}

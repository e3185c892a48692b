/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Some audio as it is on the wire: what comes or goes at a time, 20 ms for the most part. Immutable, so it may be kept and handed to other threads; holds whole samples, at least one.
 */
public final class AudioFrame implements LineMessage {

    private final AudioFormat format;
    private final byte[] bytes;

    private AudioFrame(AudioFormat format, byte[] bytes) {
        if (bytes.length == 0 || bytes.length % format.bytesPerSample() != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are not a whole number of samples of " + format + ", one at least");
        }
        this.format = format;
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static AudioFrame copyOf(AudioFormat format, byte[] bytes) {
        return new AudioFrame(format, bytes.clone());
    }

    /** Takes the array as it is: the caller gives it away and must not touch it again. */
    public static AudioFrame owning(AudioFormat format, byte[] bytes) {
        return new AudioFrame(format, bytes);
    }

    /**
     * So much silence.
     *
     * @param samples of each channel
     */
    public static AudioFrame silence(AudioFormat format, int samples) {
        byte[] bytes = new byte[samples * format.bytesPerSample()];
        byte silence = format.encoding().silence();
        if (silence != 0) {
            Arrays.fill(bytes, silence);
        }
        return new AudioFrame(format, bytes);
    }

    public AudioFormat format() {
        return format;
    }

    /** Length in bytes. */
    public int length() {
        return bytes.length;
    }

    /** Samples of each channel. */
    public int samples() {
        return bytes.length / format.bytesPerSample();
    }

    public Duration duration() {
        return format.duration(samples());
    }

    /** The bytes to read from; each call gives a view of its own. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Copies some of the bytes, beginning with the one at {@code from}. */
    public void copy(int from, byte[] target, int to, int count) {
        System.arraycopy(bytes, from, target, to, count);
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The samples as numbers, those of several channels alternating. */
    public short[] toSamples() {
        short[] samples = new short[bytes.length / format.encoding().bytesPerSample()];
        Samples.read(format.encoding(), bytes, 0, samples, samples.length);
        return samples;
    }

    /** Writes the samples as numbers to the beginning of the array; returns how many. */
    public int toSamples(short[] target) {
        int count = bytes.length / format.encoding().bytesPerSample();
        Samples.read(format.encoding(), bytes, 0, target, count);
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioFrame frame && format.equals(frame.format) && Arrays.equals(bytes, frame.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + Arrays.hashCode(bytes);
    }

    /** For the converter next door, which doesn't touch it. */
    byte[] shared() {
        return bytes;
    }

    /** Says what it is, not what is heard: it ends up in logs. */
    @Override
    public String toString() {
        return "AudioFrame[" + format + ", " + bytes.length + " bytes]";
    }
}

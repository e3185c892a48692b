/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

/** Samples as numbers of 16 bits, from and to the bytes that an {@link Encoding} writes. Has no state. */
public final class Samples {

    private Samples() {}

    /** Reads {@code count} samples, beginning with the byte at {@code from}, to the beginning of {@code target}. */
    public static void read(Encoding encoding, byte[] source, int from, short[] target, int count) {
        switch (encoding) {
            case MULAW -> {
                for (int i = 0; i < count; i++) {
                    target[i] = G711.fromMulaw(source[from + i]);
                }
            }
            case ALAW -> {
                for (int i = 0; i < count; i++) {
                    target[i] = G711.fromAlaw(source[from + i]);
                }
            }
            case PCM16_LE -> {
                for (int i = 0; i < count; i++) {
                    target[i] = pcm16(source[from + 2 * i + 1], source[from + 2 * i]);
                }
            }
            case PCM16_BE -> {
                for (int i = 0; i < count; i++) {
                    target[i] = pcm16(source[from + 2 * i], source[from + 2 * i + 1]);
                }
            }
        }
    }

    /** Writes the first {@code count} samples, beginning at byte {@code to} of the target. */
    public static void write(Encoding encoding, short[] source, int count, byte[] target, int to) {
        switch (encoding) {
            case MULAW -> {
                for (int i = 0; i < count; i++) {
                    target[to + i] = G711.toMulaw(source[i]);
                }
            }
            case ALAW -> {
                for (int i = 0; i < count; i++) {
                    target[to + i] = G711.toAlaw(source[i]);
                }
            }
            case PCM16_LE -> {
                for (int i = 0; i < count; i++) {
                    target[to + 2 * i] = (byte) source[i];
                    target[to + 2 * i + 1] = (byte) (source[i] >> 8);
                }
            }
            case PCM16_BE -> {
                for (int i = 0; i < count; i++) {
                    target[to + 2 * i] = (byte) (source[i] >> 8);
                    target[to + 2 * i + 1] = (byte) source[i];
                }
            }
        }
    }

    private static short pcm16(byte high, byte low) {
        return (short) ((high << 8) | (low & 0xFF));
    }
}

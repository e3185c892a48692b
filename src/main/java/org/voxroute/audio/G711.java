/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

/**
 * G.711, both laws (ITU-T G.711, tables 1 and 2). A sample of 16 bits is rounded to the law's 14 (µ) or 13 bits (A) first, not cut off, so that silence stays in the middle;
 * to the bit what SoX does without dither. Has no state.
 */
public final class G711 {

    private static final int MULAW_BIAS = 33;
    private static final int MULAW_MAX = 8191;
    private static final int ALAW_MAX = 4095;

    /** Both laws' samples by their code. */
    private static final short[] MULAW = new short[256];

    private static final short[] ALAW = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            MULAW[code] = expandMulaw(code);
            ALAW[code] = expandAlaw(code);
        }
    }

    private G711() {}

    public static short fromMulaw(byte code) {
        return MULAW[code & 0xFF];
    }

    public static short fromAlaw(byte code) {
        return ALAW[code & 0xFF];
    }

    public static byte toMulaw(short sample) {
        int value = (sample + 2) >> 2;
        int sign = value < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(value) + MULAW_BIAS, MULAW_MAX);
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int step = (magnitude >> (segment + 1)) & 0xF;
        return (byte) ~(sign | (segment << 4) | step);
    }

    public static byte toAlaw(short sample) {
        int value = (sample + 4) >> 3;
        int mask = value < 0 ? 0x55 : 0xD5;
        // A-law has no zero: the smallest step below it mirrors the one above, so -1 has magnitude 0.
        int magnitude = Math.min(value < 0 ? ~value : value, ALAW_MAX);
        int segment = Math.max(27 - Integer.numberOfLeadingZeros(magnitude), 0);
        int step = (magnitude >> Math.max(segment, 1)) & 0xF;
        return (byte) (((segment << 4) | step) ^ mask);
    }

    private static short expandMulaw(int code) {
        int bits = ~code & 0xFF;
        int segment = (bits >> 4) & 7;
        int magnitude = (((bits & 0xF) << 3) + 4 * MULAW_BIAS) << segment;
        int value = magnitude - 4 * MULAW_BIAS;
        return (short) ((bits & 0x80) == 0 ? value : -value);
    }

    private static short expandAlaw(int code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int magnitude = ((bits & 0xF) << 4) + 8;
        int value = segment == 0 ? magnitude : (magnitude + 0x100) << (segment - 1);
        return (short) ((bits & 0x80) == 0 ? -value : value);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import org.voxroute.audio.AudioFormat;

/** The first byte of a message (Asterisk, {@code include/asterisk/res_audiosocket.h}); then come two bytes of length, high byte first, and the payload. */
final class Kind {

    static final int HANGUP = 0x00;
    static final int CALL = 0x01;
    static final int DIGIT = 0x03;
    static final int FIRST_AUDIO = 0x10;
    static final int LAST_AUDIO = 0x18;
    static final int FAILURE = 0xFF;

    static final int HEADER_LENGTH = 3;
    static final int CALL_LENGTH = 16;
    static final int MAX_LENGTH = 0xFFFF;

    private static final int[] RATES = {8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000};
    private static final AudioFormat[] FORMATS = new AudioFormat[RATES.length];

    static {
        for (int i = 0; i < RATES.length; i++) {
            FORMATS[i] = AudioFormat.pcm16(RATES[i]);
        }
    }

    private Kind() {}

    static boolean isAudio(int kind) {
        return kind >= FIRST_AUDIO && kind <= LAST_AUDIO;
    }

    /** Samples are mono, signed 16 bits, low byte first. */
    static AudioFormat format(int audio) {
        return FORMATS[audio - FIRST_AUDIO];
    }

    /** The kind for such audio, -1 if there is none. */
    static int of(AudioFormat format) {
        for (int i = 0; i < FORMATS.length; i++) {
            if (FORMATS[i].equals(format)) {
                return FIRST_AUDIO + i;
            }
        }
        return -1;
    }

    static boolean isKey(int ascii) {
        return "0123456789ABCDabcd*#".indexOf(ascii) >= 0;
    }
}

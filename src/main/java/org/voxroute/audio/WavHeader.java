/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands before the audio in a WAV file: {@code RIFF}, {@code fmt}, {@code fact} (for what isn't PCM) and the head of {@code data}. */
record WavHeader(AudioFormat format) {

    static final int PCM = 1;
    static final int ALAW = 6;
    static final int MULAW = 7;

    private static final long MAX_LENGTH = 0xFFFFFFFFL;

    WavHeader {
        if (format.encoding() == Encoding.PCM16_BE) {
            throw new IllegalArgumentException("WAV has no " + format + ": convert it to pcm16");
        }
    }

    int length() {
        return isPcm() ? 44 : 58;
    }

    /** The most audio that the lengths can say, in bytes. */
    long maxData() {
        return MAX_LENGTH - length() - 1;
    }

    /** @param data bytes of audio; more than there can be means that it isn't known yet */
    ByteBuffer bytes(long data) {
        long shown = Math.min(data, MAX_LENGTH);
        ByteBuffer bytes = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(US_ASCII));
        bytes.putInt((int) Math.min(length() - 8 + shown + shown % 2, MAX_LENGTH));
        bytes.put("WAVEfmt ".getBytes(US_ASCII));
        bytes.putInt(isPcm() ? 16 : 18);
        bytes.putShort((short) code());
        bytes.putShort((short) format.channels());
        bytes.putInt(format.sampleRate());
        bytes.putInt(format.sampleRate() * format.bytesPerSample());
        bytes.putShort((short) format.bytesPerSample());
        bytes.putShort((short) (8 * format.encoding().bytesPerSample()));
        if (!isPcm()) {
            bytes.putShort((short) 0);
            bytes.put("fact".getBytes(US_ASCII));
            bytes.putInt(4);
            bytes.putInt((int) Math.min(shown / format.bytesPerSample(), MAX_LENGTH));
        }
        bytes.put("data".getBytes(US_ASCII));
        bytes.putInt((int) shown);
        return bytes.flip();
    }

    private boolean isPcm() {
        return code() == PCM;
    }

    private int code() {
        return switch (format.encoding()) {
            case MULAW -> MULAW;
            case ALAW -> ALAW;
            case PCM16_LE, PCM16_BE -> PCM;
        };
    }
}

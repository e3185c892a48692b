/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.Samples;

/** How a telephone's samples are written in RTP (RFC 3551, sections 4.5.11 and 4.5.14). */
public enum Codec {
    ULAW(0, "PCMU", AudioFormat.mulaw()),
    ALAW(8, "PCMA", AudioFormat.alaw()),
    /** 16 kHz; its payload type is agreed on with each call. */
    L16(118, "L16", new AudioFormat(Encoding.PCM16_BE, 16_000));

    private final int payloadType;
    private final String word;
    private final AudioFormat format;

    Codec(int payloadType, String word, AudioFormat format) {
        this.payloadType = payloadType;
        this.word = word;
        this.format = format;
    }

    /** Samples a second. */
    public int rate() {
        return format.sampleRate();
    }

    /** Samples in so many milliseconds. */
    public int samples(int millis) {
        return rate() / 1_000 * millis;
    }

    /** What is heard of it over a perfect line. */
    public short[] over(short[] said) {
        return read(write(said), 0, said.length * format.bytesPerSample());
    }

    int payloadType() {
        return payloadType;
    }

    /** As {@code a=rtpmap} names it. */
    String word() {
        return word + "/" + rate();
    }

    byte[] write(short[] samples) {
        byte[] bytes = new byte[samples.length * format.bytesPerSample()];
        Samples.write(format.encoding(), samples, samples.length, bytes, 0);
        return bytes;
    }

    short[] read(byte[] bytes, int from, int length) {
        short[] samples = new short[length / format.bytesPerSample()];
        Samples.read(format.encoding(), bytes, from, samples, samples.length);
        return samples;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/**
 * Datagrams to frames and back: samples of 16 bits, low byte first as FreeSWITCH on x86 and ARM writes them, mono, at the rate of the channel's codec; nothing else is in them (FreeSWITCH 1.10.12, {@code switch_ivr_park}).
 * Each is as long as the caller's packets are, 20 ms for the most part: 320 bytes at 8 kHz. Immutable.
 */
public final class UnicastCodec {

    private static final Duration LONGEST = Duration.ofMillis(120);
    private static final int STEPS_A_SECOND = 100;

    private final AudioFormat format;
    private final int bytes;

    private UnicastCodec(AudioFormat format, int bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    /**
     * The codec of a call.
     *
     * @param rate samples a second, 8000 to 48000
     * @param frame length of the caller's packets, whole tens of milliseconds, 120 at most
     * @throws IllegalArgumentException if no telephone sends such packets
     */
    public static UnicastCodec of(int rate, Duration frame) {
        long millis = frame.toMillis();
        if (rate < 8_000 || rate > 48_000 || rate % STEPS_A_SECOND != 0) {
            throw new IllegalArgumentException("A rate of " + rate + " samples a second can't be exchanged");
        }
        if (millis < 10 || millis % 10 != 0 || frame.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Packets of " + millis + " ms can't be exchanged");
        }
        AudioFormat format = AudioFormat.pcm16(rate);
        return new UnicastCodec(format, format.bytes(frame));
    }

    public AudioFormat format() {
        return format;
    }

    /** Length of a frame. */
    Duration frame() {
        return format.duration(bytes / format.bytesPerSample());
    }

    /** @throws UnicastException if it isn't a frame of the call: what the switch sends is always of one length */
    AudioFrame decode(ByteBuf datagram) throws UnicastException {
        int length = datagram.readableBytes();
        if (length != bytes) {
            throw new UnicastException(
                    "A datagram of " + length + " bytes came, where frames of " + format + " have " + bytes);
        }
        byte[] samples = new byte[length];
        datagram.readBytes(samples);
        return AudioFrame.owning(format, samples);
    }

    /** @throws UnicastException if the switch would play it as something else */
    ByteBuf encode(AudioFrame frame, ByteBufAllocator buffers) throws UnicastException {
        if (!frame.format().equals(format)) {
            throw new UnicastException("A frame of " + frame.format() + " can't be said on a line of " + format);
        }
        return buffers.ioBuffer(frame.length()).writeBytes(frame.bytes());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/**
 * Binary messages as frames: 16-bit PCM, little-endian, mono, or stereo with the caller on the left. Refuses what can't be that, and a stream that runs faster than its rate. On the line's thread.
 */
public final class PcmFrames {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    /** The stream may be so much ahead of the clock. */
    private static final Duration AHEAD = Duration.ofSeconds(3);
    /** After the network stood still so long, all that it held back may come at once. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(5);

    private static final int BYTES = 2;

    private final AudioFormat format;
    private final int channels;
    private final LongSupplier nanos;
    private long began;
    private long samples;

    /**
     * A stream that has not begun.
     *
     * @param channels 1 or 2, of which the first is heard
     */
    public PcmFrames(int sampleRate, int channels, LongSupplier nanos) {
        format = AudioFormat.pcm16(sampleRate);
        this.channels = channels;
        this.nanos = nanos;
    }

    /** What the frames are. */
    public AudioFormat format() {
        return format;
    }

    /** So much silence as a frame. */
    public AudioFrame silence() {
        return AudioFrame.silence(format, (int) format.samples(AudioFormat.PTIME));
    }

    /** The message's audio. */
    public AudioFrame read(byte[] bytes) throws MediaException {
        int whole = BYTES * channels;
        if (bytes.length == 0 || bytes.length % whole != 0) {
            throw new MediaException(
                    MediaException.INVALID,
                    bytes.length + " bytes are not whole samples of 16 bits" + (channels == 2 ? " in stereo" : ""));
        }
        int count = bytes.length / whole;
        if (count > format.samples(LONGEST)) {
            throw new MediaException(
                    MediaException.TOO_BIG, bytes.length + " bytes are more than a second of " + format);
        }
        pace(count);
        return AudioFrame.owning(format, channels == 1 ? bytes : left(bytes, count));
    }

    private void pace(int count) throws MediaException {
        long now = nanos.getAsLong();
        if (samples == 0) {
            began = now;
        }
        samples += count;
        long ahead = format.duration(samples).toNanos() - (now - began);
        if (ahead > AHEAD.toNanos()) {
            throw new MediaException(
                    MediaException.INVALID,
                    "Audio comes faster than " + format.sampleRate() + " Hz: its sample rate is another");
        }
        if (ahead < -LONGEST_STALL.toNanos()) {
            // What a longer pause held back doesn't come any more: it is no credit.
            began = now - LONGEST_STALL.toNanos();
            samples = count;
        }
    }

    private static byte[] left(byte[] stereo, int count) {
        byte[] mono = new byte[count * BYTES];
        for (int i = 0; i < count; i++) {
            mono[2 * i] = stereo[4 * i];
            mono[2 * i + 1] = stereo[4 * i + 1];
        }
        return mono;
    }
}

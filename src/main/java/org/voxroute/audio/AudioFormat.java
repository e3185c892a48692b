/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of some audio mean. Samples of several channels alternate.
 *
 * @param sampleRate samples a second of each channel, 8,000 to 192,000
 * @param channels 1 or 2
 */
public record AudioFormat(Encoding encoding, int sampleRate, int channels) {

    /** What telephony sends at a time, if nothing else was agreed. */
    public static final Duration PTIME = Duration.ofMillis(20);

    private static final int MIN_RATE = 8_000;
    private static final int MAX_RATE = 192_000;
    private static final int MICROS = 1_000_000;
    private static final Pattern TEXT = Pattern.compile("([a-z0-9]+)/(\\d{4,6})(?:/([12]))?");

    public AudioFormat {
        if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
            throw new IllegalArgumentException("A sample rate of " + sampleRate + " Hz is not within 8000 to 192000");
        }
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException(channels + " channels: only 1 and 2 are known");
        }
    }

    /** Mono. */
    public AudioFormat(Encoding encoding, int sampleRate) {
        this(encoding, sampleRate, 1);
    }

    public static AudioFormat mulaw() {
        return new AudioFormat(Encoding.MULAW, MIN_RATE);
    }

    public static AudioFormat alaw() {
        return new AudioFormat(Encoding.ALAW, MIN_RATE);
    }

    public static AudioFormat pcm16(int sampleRate) {
        return new AudioFormat(Encoding.PCM16_LE, sampleRate);
    }

    /** Reads encoding, rate and, if it isn't mono, channels: {@code pcm16/24000}, {@code mulaw/8000}, {@code pcm16/8000/2}. */
    public static AudioFormat of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no audio format such as pcm16/24000");
        }
        int channels = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        return new AudioFormat(Encoding.of(parts.group(1)), Integer.parseInt(parts.group(2)), channels);
    }

    /** Asked several times for each frame, of the same object for the most part. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof AudioFormat format
                        && encoding == format.encoding
                        && sampleRate == format.sampleRate
                        && channels == format.channels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(encoding, sampleRate, channels);
    }

    /** Bytes of one sample of each channel. */
    public int bytesPerSample() {
        return encoding.bytesPerSample() * channels;
    }

    /** Bytes of so much audio, in whole samples. */
    public int bytes(Duration length) {
        return Math.toIntExact(samples(length) * bytesPerSample());
    }

    /** Samples of each channel in so much audio, rounded down. */
    public long samples(Duration length) {
        return Math.multiplyExact(length.toNanos() / 1_000, sampleRate) / MICROS;
    }

    /** How long so many samples of each channel sound, to the microsecond. */
    public Duration duration(long samples) {
        return Duration.ofNanos(Math.multiplyExact(samples, MICROS) / sampleRate * 1_000);
    }

    /** The same with samples written otherwise. */
    public AudioFormat in(Encoding other) {
        return new AudioFormat(other, sampleRate, channels);
    }

    @Override
    public String toString() {
        return encoding.word() + "/" + sampleRate + (channels == 1 ? "" : "/" + channels);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads a WAV file: PCM of 16 bits, µ-law or A-law, mono or stereo, with any other chunks around. A file that was cut off, or whose lengths were never set, is read to the end of its last whole sample.
 * What isn't such a file fails with {@link WavException} when it is opened, never later. Not thread-safe; blocks.
 */
public final class WavReader implements Closeable {

    private static final int EXTENSIBLE = 0xFFFE;
    /** Rest of the identifier of an extensible format whose first two bytes are one of the codes above: 0000-0010-8000-00AA00389B71. */
    private static final byte[] KNOWN_KIND = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private static final int MAX_FORMAT_CHUNK = 1_024;

    private final InputStream in;
    private final AudioFormat format;
    private long left;

    private WavReader(InputStream in, AudioFormat format, long left) {
        this.in = in;
        this.format = format;
        this.left = left;
    }

    /** Reads the head; the stream then belongs to the reader, and is closed if this fails. */
    public static WavReader open(InputStream in) throws IOException {
        try {
            return head(in);
        } catch (EOFException e) {
            in.close();
            throw new WavException("The WAV file ends before its audio begins");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    public AudioFormat format() {
        return format;
    }

    /** The next samples, as many as there are or at most so many of each channel; empty at the end. */
    public byte[] read(int samples) throws IOException {
        int size = format.bytesPerSample();
        int wanted = (int) Math.min((long) samples * size, left);
        byte[] bytes = in.readNBytes(wanted - wanted % size);
        left -= bytes.length;
        return bytes.length % size == 0 ? bytes : Arrays.copyOf(bytes, bytes.length - bytes.length % size);
    }

    /**
     * The audio as a whole, from here on.
     *
     * @throws WavException if there are more than so many bytes
     */
    public byte[] readAll(int maxBytes) throws IOException {
        byte[] bytes = read(maxBytes / format.bytesPerSample());
        if (left > 0 && read(1).length > 0) {
            throw new WavException("The WAV file has more than " + maxBytes + " bytes of audio");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static WavReader head(InputStream in) throws IOException {
        String kind = id(in);
        if (!kind.equals("RIFF")) {
            throw new WavException("Not a WAV file: it begins with " + kind + " and not with RIFF");
        }
        length(in);
        String form = id(in);
        if (!form.equals("WAVE")) {
            throw new WavException("A RIFF file of kind " + form + " and not WAVE");
        }
        AudioFormat format = null;
        while (true) {
            String chunk = id(in);
            long length = length(in);
            if (chunk.equals("data")) {
                if (format == null) {
                    throw new WavException("The WAV file's audio comes before its format");
                }
                return new WavReader(in, format, length);
            }
            if (chunk.equals("fmt ")) {
                format = format(in, length);
            } else {
                in.skipNBytes(length);
            }
            in.skipNBytes(length % 2);
        }
    }

    private static AudioFormat format(InputStream in, long length) throws IOException {
        if (length < 16 || length > MAX_FORMAT_CHUNK) {
            throw new WavException("The WAV file's format chunk has " + length + " bytes");
        }
        ByteBuffer chunk = ByteBuffer.wrap(bytes(in, (int) length)).order(ByteOrder.LITTLE_ENDIAN);
        int code = Short.toUnsignedInt(chunk.getShort(0));
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        int rate = chunk.getInt(4);
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        if (code == EXTENSIBLE && length >= 40) {
            byte[] rest = Arrays.copyOfRange(chunk.array(), 26, 40);
            code = Arrays.equals(rest, KNOWN_KIND) ? Short.toUnsignedInt(chunk.getShort(24)) : code;
        }
        try {
            return new AudioFormat(encoding(code, bits), rate, channels);
        } catch (IllegalArgumentException e) {
            throw new WavException("The WAV file can't be used: " + e.getMessage());
        }
    }

    private static Encoding encoding(int code, int bits) throws WavException {
        if (code == WavHeader.PCM && bits == 16) {
            return Encoding.PCM16_LE;
        }
        if (code == WavHeader.MULAW && bits == 8) {
            return Encoding.MULAW;
        }
        if (code == WavHeader.ALAW && bits == 8) {
            return Encoding.ALAW;
        }
        throw new WavException("The WAV file has samples of kind " + code + " with " + bits
                + " bits: only PCM (1) with 16, A-law (6) and µ-law (7) with 8 are read");
    }

    /** Four letters; what can't be shown is a question mark. */
    private static String id(InputStream in) throws IOException {
        return new String(bytes(in, 4), US_ASCII).replaceAll("[^ -~]", "?");
    }

    private static long length(InputStream in) throws IOException {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes(in, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}

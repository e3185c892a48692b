/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a WAV file as the audio comes (RIFF/WAVE; Microsoft's "Multimedia Programming Interface and Data Specifications 1.0"): PCM of 16 bits, µ-law or A-law. {@link #close} sets the lengths in its header;
 * until then they are the greatest possible, so that a file left by a crash can be read to its end.
 *
 * <p>Each write goes to the file at once, so it blocks: never on an event loop. Not thread-safe.
 */
public final class WavWriter implements Closeable {

    private static final long UNFINISHED = 0xFFFFFFFFL;
    /** The header of PCM, and where its fields are. */
    private static final int PCM_HEADER = 44;

    private static final int CHANNELS = 22;
    private static final int RATE = 24;
    private static final int DATA_LENGTH = 40;

    private final SeekableByteChannel file;
    private final WavHeader header;
    private long written;

    private WavWriter(SeekableByteChannel file, WavHeader header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Begins a new file; one that is there is replaced.
     *
     * @throws IllegalArgumentException if WAV doesn't have the format: its PCM has the low byte first
     */
    public static WavWriter create(Path path, AudioFormat format) throws IOException {
        var header = new WavHeader(format);
        return begin(
                Files.newByteChannel(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING),
                header);
    }

    /** Begins a file that was just opened and is empty; it is closed with the writer, or at once if it can't be written. */
    public static WavWriter begin(SeekableByteChannel file, AudioFormat format) throws IOException {
        return begin(file, new WavHeader(format));
    }

    private static WavWriter begin(SeekableByteChannel file, WavHeader header) throws IOException {
        try {
            writeAll(file, header.bytes(UNFINISHED), 0);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return new WavWriter(file, header);
    }

    /**
     * Writes whole samples, those of both channels alternating.
     *
     * @throws WavException if the file would be longer than WAV can be, 4 GB; what was written until then stays
     * @throws IOException if the file doesn't take all of it, as on a full disk; the whole samples that it took stay
     */
    public void write(ByteBuffer audio) throws IOException {
        int length = audio.remaining();
        if (length % header.format().bytesPerSample() != 0) {
            throw new IllegalArgumentException(length + " bytes are not whole samples of " + header.format());
        }
        if (written + length > header.maxData()) {
            throw new WavException("A WAV file can't be longer than 4 GB");
        }
        file.position(header.length() + written);
        try {
            while (audio.hasRemaining()) {
                written += file.write(audio);
            }
        } finally {
            written -= written % header.format().bytesPerSample();
        }
    }

    public void write(AudioFrame frame) throws IOException {
        if (!frame.format().equals(header.format())) {
            throw new IllegalArgumentException(frame.format() + " can't be written to a file of " + header.format());
        }
        write(frame.bytes());
    }

    /**
     * Writes the same number of samples of two speakers.
     *
     * @param left the caller
     * @param right the voice agent
     */
    public void write(short[] left, short[] right) throws IOException {
        if (header.format().channels() != 2 || left.length != right.length) {
            throw new IllegalArgumentException("Two channels of the same length are needed");
        }
        write(ByteBuffer.wrap(encode(header.format().encoding(), alternating(left, right))));
    }

    /**
     * A whole file in memory.
     *
     * @param samples of several channels alternate
     */
    public static byte[] wav(AudioFormat format, short[] samples) {
        byte[] audio = encode(format.encoding(), samples);
        var header = new WavHeader(format);
        return ByteBuffer.allocate(header.length() + audio.length)
                .put(header.bytes(audio.length))
                .put(audio)
                .array();
    }

    /**
     * A whole file in memory, of two speakers who have the same number of samples.
     *
     * @param format of each, mono
     */
    public static byte[] wav(AudioFormat format, short[] left, short[] right) {
        return wav(new AudioFormat(format.encoding(), format.sampleRate(), 2), alternating(left, right));
    }

    private static short[] alternating(short[] left, short[] right) {
        short[] both = new short[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
            both[2 * i + 1] = right[i];
        }
        return both;
    }

    private static byte[] encode(Encoding encoding, short[] samples) {
        byte[] bytes = new byte[samples.length * encoding.bytesPerSample()];
        Samples.write(encoding, samples, samples.length, bytes, 0);
        return bytes;
    }

    /** Samples of each channel written so far. */
    public long samples() {
        return written / header.format().bytesPerSample();
    }

    /** Sets the lengths and closes the file; a second time does nothing. */
    @Override
    public void close() throws IOException {
        if (!file.isOpen()) {
            return;
        }
        try (file) {
            long end = header.length() + written;
            file.truncate(end); // of a sample that was written in part
            if (written % 2 != 0) {
                writeAll(file, ByteBuffer.allocate(1), end); // chunks have even lengths
            }
            writeAll(file, header.bytes(written), 0);
        }
    }

    /**
     * Sets the lengths in the header of a file of 16-bit PCM that a crash left unfinished; one that is finished stays as it is.
     *
     * @return false if there isn't even a header
     */
    public static boolean finish(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(PCM_HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (head.hasRemaining() && file.read(head) >= 0) {
                // A read may give less than there is.
            }
            if (head.hasRemaining() || head.getInt(DATA_LENGTH) != (int) UNFINISHED) {
                return !head.hasRemaining();
            }
            var format = new AudioFormat(Encoding.PCM16_LE, head.getInt(RATE), head.getShort(CHANNELS));
            long data = file.size() - PCM_HEADER;
            long whole = data - data % format.bytesPerSample();
            file.truncate(PCM_HEADER + whole);
            writeAll(file, new WavHeader(format).bytes(whole), 0);
            return true;
        }
    }

    private static void writeAll(SeekableByteChannel file, ByteBuffer bytes, long position) throws IOException {
        file.position(position);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}

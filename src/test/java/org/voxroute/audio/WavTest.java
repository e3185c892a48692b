/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.kit.FullDisk;

class WavTest {

    /** Two samples at 8 kHz, mono, 16 bits; the first is 1, the second -2. */
    private static final String TINY = "52494646 28000000 57415645"
            + "666d7420 10000000 0100 0100 401f0000 803e0000 0200 1000"
            + "64617461 04000000 0100 feff";

    @TempDir
    private Path folder;

    @Test
    void writesTheBytesOfTheSpecification() throws IOException {
        Path file = folder.resolve("tiny.wav");
        try (var writer = WavWriter.create(file, AudioFormat.pcm16(8_000))) {
            writer.write(AudioFrame.owning(AudioFormat.pcm16(8_000), new byte[] {1, 0, -2, -1}));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(TINY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm16/8000", "pcm16/48000", "mulaw/8000", "alaw/8000", "pcm16/16000/2", "mulaw/8000/2"})
    void readsWhatItWrote(String format) throws IOException {
        var frame = frame(AudioFormat.of(format), 333);
        Path file = written(frame);
        try (var reader = WavReader.open(Files.newInputStream(file))) {
            assertThat(reader.format()).isEqualTo(frame.format());
            assertThat(reader.readAll(10_000)).isEqualTo(frame.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm16/8000", "mulaw/8000", "alaw/8000", "pcm16/16000/2"})
    @EnabledIf("org.voxroute.audio.Sox#isInstalled")
    void soxReadsWhatItWrote(String format) throws IOException {
        var frame = frame(AudioFormat.of(format), 333);
        Path raw = folder.resolve("out.raw");
        Sox.run("-D", written(frame), "-e", "signed", "-b", 16, raw);
        byte[] expected = new byte[2 * frame.toSamples().length];
        Samples.write(Encoding.PCM16_LE, frame.toSamples(), frame.toSamples().length, expected, 0);
        assertThat(Files.readAllBytes(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"signed, 16, pcm16/16000", "u-law, 8, mulaw/16000", "a-law, 8, alaw/16000"})
    @EnabledIf("org.voxroute.audio.Sox#isInstalled")
    void readsWhatSoxWrote(String encoding, int bits, String format) throws IOException {
        Path file = folder.resolve("sox.wav");
        Sox.run(
                "-D",
                "-n",
                "-r",
                16_000,
                "-e",
                encoding,
                "-b",
                bits,
                "--comment",
                "odd",
                file,
                "synth",
                0.1,
                "sine",
                440);
        try (var reader = WavReader.open(Files.newInputStream(file))) {
            assertThat(reader.format()).isEqualTo(AudioFormat.of(format));
            assertThat(reader.read(5_000)).hasSize(1_600 * bits / 8);
        }
    }

    @Test
    void keepsCallerLeftAndAgentRight() throws IOException {
        Path file = folder.resolve("call.wav");
        try (var writer = WavWriter.create(file, new AudioFormat(Encoding.PCM16_LE, 8_000, 2))) {
            writer.write(new short[] {1, 2}, new short[] {-1, -2});
            assertThat(writer.samples()).isEqualTo(2);
        }
        assertThat(Signals.wav(file)).containsExactly(1, -1, 2, -2);
    }

    @Test
    void readsAFileThatACrashLeftBehind() throws IOException {
        Path file = folder.resolve("crash.wav");
        try (var writer = WavWriter.create(file, AudioFormat.pcm16(8_000))) {
            writer.write(frame(AudioFormat.pcm16(8_000), 160));
            Path left = Files.copy(file, folder.resolve("left.wav"));
            assertThat(Signals.wav(left)).hasSize(160);
        }
    }

    @Test
    void keepsWholeSamplesOfWhatTheDiskHadNoRoomFor() throws IOException {
        Path file = folder.resolve("full.wav");
        var disk = new FullDisk(44 + 7, true);
        try (var writer = WavWriter.begin(disk.create(file), AudioFormat.pcm16(8_000))) {
            assertThatThrownBy(() -> writer.write(pcm(1, 2, 3, 4, 5))).hasMessage(FullDisk.MESSAGE);
            writer.write(pcm(6, 7));
            assertThat(writer.samples()).isEqualTo(5);
        }
        assertThat(Signals.wav(file)).containsExactly(1, 2, 3, 6, 7);
        assertThat(Files.size(file)).isEqualTo(44 + 10);
    }

    private static AudioFrame pcm(int... samples) {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
        }
        return AudioFrame.owning(AudioFormat.pcm16(8_000), bytes);
    }

    @Test
    void readsAFileThatWasCutOffWithinASample() throws IOException {
        byte[] cut = Arrays.copyOf(bytes(TINY), 47);
        assertThat(Signals.wav(new ByteArrayInputStream(cut))).containsExactly(1);
    }

    @Test
    void skipsChunksItDoesNotKnow() throws IOException {
        String odd = TINY.replace("666d7420", "4c495354 03000000 414243 00 666d7420");
        assertThat(Signals.wav(new ByteArrayInputStream(bytes(odd)))).containsExactly(1, -2);
    }

    @Test
    void readsTheExtensibleForm() throws IOException {
        String extensible = TINY.replace("10000000 0100 0100", "28000000 feff 0100")
                .replace("0200 1000", "0200 1000 1600 1000 04000000 0100 0000 0000 1000 8000 00aa00389b71");
        assertThat(Signals.wav(new ByteArrayInputStream(bytes(extensible)))).containsExactly(1, -2);
    }

    @Test
    void padsAnOddLength() throws IOException {
        Path file = written(frame(AudioFormat.mulaw(), 3));
        assertThat(Files.size(file)).isEqualTo(58 + 4);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ends before its audio",
        "524946, ends before its audio",
        "4f676753 00020000, begins with OggS",
        "52494658 28000000 57415645, begins with RIFX",
        "52494646 28000000 41564920, kind AVI",
        "52494646 28000000 57415645 64617461 04000000, comes before its format",
        "52494646 28000000 57415645 666d7420 04000000 0100 0100, format chunk has 4 bytes",
        "52494646 28000000 57415645 666d7420 ffffffff 0100 0100, format chunk has 4294967295 bytes",
        "52494646 28000000 57415645 666d7420 10000000 0100 0100 401f0000 401f0000 0100 0800, kind 1 with 8 bits",
        "52494646 28000000 57415645 666d7420 10000000 0300 0100 401f0000 007d0000 0400 2000, kind 3 with 32 bits",
        "52494646 28000000 57415645 666d7420 10000000 0100 0600 401f0000 803e0000 0200 1000, 6 channels",
        "52494646 28000000 57415645 666d7420 10000000 0100 0100 00000000 803e0000 0200 1000, 0 Hz",
        "52494646 28000000 57415645 4c495354 ffffffff 00, ends before its audio"
    })
    void saysWhyItRefusesAFile(String content, String why) {
        assertThatThrownBy(() -> WavReader.open(new ByteArrayInputStream(bytes(content))))
                .isInstanceOf(WavException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesToReadMoreThanItIsAllowed() throws IOException {
        try (var reader = WavReader.open(new ByteArrayInputStream(bytes(TINY)))) {
            assertThatThrownBy(() -> reader.readAll(2))
                    .isInstanceOf(WavException.class)
                    .hasMessageContaining("more than 2 bytes");
        }
    }

    @Test
    void refusesAFormatThatWavDoesNotHave() {
        assertThatThrownBy(() -> WavWriter.create(folder.resolve("x.wav"), AudioFormat.of("pcm16be/8000")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAFrameOfAnotherFormat() throws IOException {
        try (var writer = WavWriter.create(folder.resolve("x.wav"), AudioFormat.pcm16(8_000))) {
            assertThatThrownBy(() -> writer.write(AudioFrame.silence(AudioFormat.mulaw(), 160)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesHalfASample() throws IOException {
        try (var writer = WavWriter.create(folder.resolve("x.wav"), AudioFormat.pcm16(8_000))) {
            assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(3))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Path written(AudioFrame frame) throws IOException {
        Path file = folder.resolve("frame.wav");
        try (var writer = WavWriter.create(file, frame.format())) {
            writer.write(frame);
        }
        return file;
    }

    private static AudioFrame frame(AudioFormat format, int samples) {
        short[] noise = Signals.noise(samples * format.channels(), 9);
        byte[] bytes = new byte[samples * format.bytesPerSample()];
        Samples.write(format.encoding(), noise, noise.length, bytes, 0);
        return AudioFrame.owning(format, bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

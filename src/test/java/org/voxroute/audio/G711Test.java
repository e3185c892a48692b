/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sample and every code, against what SoX made of them. */
class G711Test {

    private enum Law {
        MULAW(Encoding.MULAW, "u-law"),
        ALAW(Encoding.ALAW, "a-law");

        private final Encoding encoding;
        private final String soxName;

        Law(Encoding encoding, String soxName) {
            this.encoding = encoding;
            this.soxName = soxName;
        }
    }

    @ParameterizedTest
    @EnumSource
    void encodesEverySampleAsSoxRecordedIt(Law law) throws IOException {
        try (var recorded = new GZIPInputStream(Signals.reference(law.encoding.word() + "-codes.gz"))) {
            assertThat(encodeAll(law)).isEqualTo(recorded.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void decodesEveryCodeAsSoxRecordedIt(Law law) throws IOException {
        try (var recorded = Signals.reference(law.encoding.word() + "-samples.s16")) {
            assertThat(decodeAll(law)).isEqualTo(recorded.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("org.voxroute.audio.Sox#isInstalled")
    void encodesEverySampleAsSoxDoes(Law law, @TempDir Path folder) throws IOException {
        Path in = Files.write(folder.resolve("all.raw"), pcm(allSamples()));
        Path out = folder.resolve("codes.raw");
        Sox.run("-D", "-r", 8000, "-e", "signed", "-b", 16, in, "-e", law.soxName, "-b", 8, out);
        assertThat(encodeAll(law)).isEqualTo(Files.readAllBytes(out));
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("org.voxroute.audio.Sox#isInstalled")
    void decodesEveryCodeAsSoxDoes(Law law, @TempDir Path folder) throws IOException {
        Path in = Files.write(folder.resolve("codes.raw"), allCodes());
        Path out = folder.resolve("samples.raw");
        Sox.run("-D", "-r", 8000, "-e", law.soxName, "-b", 8, in, "-e", "signed", "-b", 16, out);
        assertThat(decodeAll(law)).isEqualTo(Files.readAllBytes(out));
    }

    @ParameterizedTest
    @EnumSource
    void aCodeSurvivesDecodingAndEncoding(Law law) {
        short[] samples = new short[256];
        Samples.read(law.encoding, allCodes(), 0, samples, 256);
        byte[] again = new byte[256];
        Samples.write(law.encoding, samples, 256, again, 0);
        byte[] expected = allCodes();
        if (law == Law.MULAW) {
            expected[0x7F] = (byte) 0xFF; // µ-law has two zeros, of which one is written
        }
        assertThat(again).isEqualTo(expected);
    }

    @Test
    void silenceIsTheByteOfTheSampleZero() {
        assertThat(G711.toMulaw((short) 0)).isEqualTo(Encoding.MULAW.silence());
        assertThat(G711.toAlaw((short) 0)).isEqualTo(Encoding.ALAW.silence());
    }

    private static byte[] encodeAll(Law law) {
        short[] samples = allSamples();
        byte[] codes = new byte[samples.length];
        Samples.write(law.encoding, samples, samples.length, codes, 0);
        return codes;
    }

    private static byte[] decodeAll(Law law) {
        short[] samples = new short[256];
        Samples.read(law.encoding, allCodes(), 0, samples, 256);
        return pcm(samples);
    }

    private static short[] allSamples() {
        short[] samples = new short[65_536];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i - 32_768);
        }
        return samples;
    }

    private static byte[] allCodes() {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        return codes;
    }

    private static byte[] pcm(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        Samples.write(Encoding.PCM16_LE, samples, samples.length, bytes, 0);
        return bytes;
    }
}

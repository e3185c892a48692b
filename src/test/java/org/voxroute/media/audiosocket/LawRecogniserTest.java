/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.Samples;
import org.voxroute.audio.WavReader;

class LawRecogniserTest {

    /** Whatever moment of the speech the call begins with. */
    @ParameterizedTest
    @CsvSource({
        "PCM16_LE, 160",
        "PCM16_LE, 320",
        "PCM16_LE, 640",
        "PCM16_LE, 960",
        "MULAW, 80",
        "MULAW, 160",
        "MULAW, 320",
        "ALAW, 80",
        "ALAW, 160",
        "ALAW, 320"
    })
    void knowsSpeechAfterASecond(Encoding encoding, int frame) throws IOException {
        byte[] speech = speech(encoding, 1);
        int second = 8_000 * encoding.bytesPerSample();
        for (int from = 0; from + 2 * second < speech.length; from += second / 10 + 2) {
            var recogniser = new LawRecogniser();
            Map<Encoding, Integer> late = new EnumMap<>(Encoding.class);
            for (int at = from; at + frame <= from + 2 * second; at += frame) {
                Encoding found = recogniser.encodingOf(Arrays.copyOfRange(speech, at, at + frame));
                if (at >= from + second) {
                    late.merge(found, 1, Integer::sum);
                }
            }
            assertThat(late).as("from byte %d", from).containsOnlyKeys(encoding);
        }
    }

    /** A wrong guess would be loud noise. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3, 0.05, 0.01, 0.002})
    void neverTakesPcmSpeechForG711(double level) throws IOException {
        byte[] speech = speech(Encoding.PCM16_LE, level);
        for (int from = 0; from + 320 <= speech.length; from += 320) {
            assertThat(new LawRecogniser().encodingOf(Arrays.copyOfRange(speech, from, from + 320)))
                    .isEqualTo(Encoding.PCM16_LE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100, 5_000, 32_767})
    void neverTakesPcmNoiseForG711(int amplitude) {
        var random = new Random(3);
        for (int frame = 0; frame < 500; frame++) {
            short[] noise = new short[160];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (short) (random.nextInt(2 * amplitude + 1) - amplitude);
            }
            byte[] bytes = new byte[320];
            Samples.write(Encoding.PCM16_LE, noise, 160, bytes, 0);
            assertThat(new LawRecogniser().encodingOf(bytes)).isEqualTo(Encoding.PCM16_LE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MULAW", "ALAW", "PCM16_LE"})
    void knowsSilenceFromTheFirstFrame(Encoding encoding) {
        byte[] silence = new byte[160];
        Arrays.fill(silence, encoding.silence());
        assertThat(new LawRecogniser().encodingOf(silence)).isEqualTo(encoding);
    }

    @Test
    void waitsForSpeechHoweverLongTheSilence() throws IOException {
        var recogniser = new LawRecogniser();
        byte[] silence = new byte[160];
        Arrays.fill(silence, Encoding.MULAW.silence());
        for (int i = 0; i < 10_000; i++) {
            recogniser.encodingOf(silence);
        }
        byte[] speech = speech(Encoding.MULAW, 1);
        for (int at = 8_000; at < 16_000; at += 160) {
            recogniser.encodingOf(Arrays.copyOfRange(speech, at, at + 160));
        }
        assertThat(recogniser.encodingOf(silence)).isEqualTo(Encoding.MULAW);
    }

    /** As a real call begins: half a second of the faintest noise, then speech. */
    @ParameterizedTest
    @EnumSource(names = {"MULAW", "ALAW", "PCM16_LE"})
    void isNotMisledByTheNoiseOfAQuietLine(Encoding encoding) throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var recogniser = new LawRecogniser();
            for (int frame = 0; frame < 25; frame++) {
                short[] noise = new short[160];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (short) Math.round(random.nextGaussian() * 6);
                }
                byte[] bytes = new byte[160 * encoding.bytesPerSample()];
                Samples.write(encoding, noise, 160, bytes, 0);
                recogniser.encodingOf(bytes);
            }
            byte[] speech = speech(encoding, 1);
            Encoding last = Encoding.PCM16_BE;
            for (int at = 0; at < 16_000; at += 160) {
                last = recogniser.encodingOf(Arrays.copyOfRange(speech, at, at + 160));
            }
            assertThat(last).as("seed %d", seed).isEqualTo(encoding);
        }
    }

    private static byte[] speech(Encoding encoding, double level) throws IOException {
        var in = LawRecogniserTest.class.getResourceAsStream("/fixtures/speech/appointment.wav");
        try (var wav = WavReader.open(in)) {
            short[] samples =
                    AudioFrame.owning(wav.format(), wav.readAll(100_000)).toSamples();
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.round(samples[i] * level);
            }
            byte[] bytes = new byte[samples.length * encoding.bytesPerSample()];
            Samples.write(encoding, samples, samples.length, bytes, 0);
            return bytes;
        }
    }
}

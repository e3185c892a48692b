/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Audio to test with, and measures of it. */
final class Signals {

    private Signals() {}

    static short[] tone(double frequency, int rate, int samples, int amplitude) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return tone;
    }

    /** Many tones between 100 Hz and the given frequency. */
    static short[] band(double top, int rate, int samples, long seed) {
        var random = new Random(seed);
        double[] sum = new double[samples];
        int tones = 40;
        for (int tone = 0; tone < tones; tone++) {
            double frequency = 100 + (top - 100) * (tone + random.nextDouble()) / tones;
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int i = 0; i < samples; i++) {
                sum[i] += 700 * Math.sin(2 * Math.PI * frequency * i / rate + phase);
            }
        }
        short[] band = new short[samples];
        for (int i = 0; i < samples; i++) {
            band[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum[i])));
        }
        return band;
    }

    static short[] noise(int samples, long seed) {
        var random = new Random(seed);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) random.nextInt();
        }
        return noise;
    }

    /** How far the difference of two signals is below the first, without so many samples at both ends. */
    static double differenceInDb(short[] expected, short[] actual, int margin) {
        double signal = 0;
        double difference = 0;
        for (int i = margin; i < expected.length - margin; i++) {
            signal += (double) expected[i] * expected[i];
            difference += Math.pow(expected[i] - actual[i], 2);
        }
        return 10 * Math.log10(difference / signal);
    }

    /** Effective value relative to full scale. */
    static double levelInDb(short[] signal, int margin) {
        double sum = 0;
        for (int i = margin; i < signal.length - margin; i++) {
            sum += (double) signal[i] * signal[i];
        }
        return 10 * Math.log10(sum / (signal.length - 2 * margin) / (32768.0 * 32768));
    }

    static short[] wav(InputStream in) throws IOException {
        try (var reader = WavReader.open(in)) {
            byte[] bytes = reader.readAll(10_000_000);
            return AudioFrame.owning(reader.format(), bytes).toSamples();
        }
    }

    static short[] wav(Path file) throws IOException {
        return wav(Files.newInputStream(file));
    }

    static void write(Path file, int rate, short[] samples) throws IOException {
        try (var writer = WavWriter.create(file, AudioFormat.pcm16(rate))) {
            byte[] bytes = new byte[2 * samples.length];
            Samples.write(Encoding.PCM16_LE, samples, samples.length, bytes, 0);
            writer.write(AudioFrame.owning(AudioFormat.pcm16(rate), bytes));
        }
    }

    static InputStream reference(String name) {
        InputStream in = Signals.class.getResourceAsStream("/fixtures/sox/" + name);
        if (in == null) {
            throw new AssertionError("No fixture sox/" + name);
        }
        return in;
    }
}

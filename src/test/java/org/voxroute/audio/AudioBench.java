/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What 20 ms of audio cost: G.711 both ways, and a change of the sample rate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AudioBench {

    /** Both directions of G.711, in one frame of 160 samples. */
    @State(Scope.Thread)
    public static class Speech {

        private final short[] samples = new short[160];
        private final byte[] codes = new byte[160];

        /** Another frame each time would measure the noise generator; one frame has all segments. */
        @Setup(Level.Trial)
        public void fill() {
            short[] noise = Signals.noise(160, 1);
            for (int i = 0; i < 160; i++) {
                samples[i] = (short) (noise[i] >> i % 12);
            }
            Samples.write(Encoding.MULAW, samples, 160, codes, 0);
        }
    }

    /** A running stream. */
    @State(Scope.Thread)
    public static class Stream {

        @Param({"8000>16000", "16000>8000", "8000>24000", "24000>8000", "8000>48000", "48000>8000"})
        private String rates = "";

        private Resampler resampler = new Resampler(8_000, 16_000);
        private short[] input = {};
        private short[] output = {};

        /** Begins it. */
        @Setup(Level.Trial)
        public void begin() {
            int from = Integer.parseInt(rates.substring(0, rates.indexOf('>')));
            int to = Integer.parseInt(rates.substring(rates.indexOf('>') + 1));
            resampler = new Resampler(from, to);
            input = Signals.noise(from / 50, 1);
            output = new short[resampler.maxOutput(input.length)];
        }
    }

    @Benchmark
    public byte[] encodesMulaw(Speech speech) {
        Samples.write(Encoding.MULAW, speech.samples, 160, speech.codes, 0);
        return speech.codes;
    }

    @Benchmark
    public short[] decodesMulaw(Speech speech) {
        Samples.read(Encoding.MULAW, speech.codes, 0, speech.samples, 160);
        return speech.samples;
    }

    @Benchmark
    public byte[] encodesAlaw(Speech speech) {
        Samples.write(Encoding.ALAW, speech.samples, 160, speech.codes, 0);
        return speech.codes;
    }

    @Benchmark
    public int resamples(Stream stream) {
        return stream.resampler.resample(stream.input, stream.input.length, stream.output);
    }
}

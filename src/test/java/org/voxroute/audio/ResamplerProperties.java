/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResamplerProperties {

    @Property(tries = 200)
    void cuttingTheInputDoesNotChangeTheOutput(
            @ForAll("rates") int from,
            @ForAll("rates") int to,
            @ForAll @Size(max = 20) List<@IntRange(max = 3_000) Integer> chunks,
            @ForAll long seed) {
        short[] input =
                Signals.noise(chunks.stream().mapToInt(Integer::intValue).sum(), seed);
        var whole = new Resampler(from, to);
        short[] expected = ResamplerTest.joined(whole.resample(input), whole.flush());

        var cut = new Resampler(from, to);
        short[] actual = {};
        int at = 0;
        for (int chunk : chunks) {
            actual = ResamplerTest.joined(actual, cut.resample(Arrays.copyOfRange(input, at, at + chunk)));
            at += chunk;
        }
        assertThat(ResamplerTest.joined(actual, cut.flush())).isEqualTo(expected);
    }

    @Property(tries = 200)
    void neverGivesMoreThanItSays(
            @ForAll("rates") int from,
            @ForAll("rates") int to,
            @ForAll @Size(max = 20) List<@IntRange(max = 700) Integer> chunks) {
        var resampler = new Resampler(from, to);
        for (int chunk : chunks) {
            short[] target = new short[resampler.maxOutput(chunk)];
            assertThat(resampler.resample(new short[chunk], chunk, target)).isBetween(0, target.length);
        }
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(8_000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000);
    }
}

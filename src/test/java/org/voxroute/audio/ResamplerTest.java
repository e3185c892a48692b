/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {

    private static final int[] RATES = {8_000, 16_000, 24_000, 48_000};
    /** Part of half the lower rate that passes unchanged. */
    private static final double IN_BAND = 0.85;

    @ParameterizedTest
    @MethodSource("pairs")
    void isWithin60DbOfWhatSoxRecorded(int from, int to) throws IOException {
        short[] input = Signals.wav(Signals.reference(from + "-to-" + to + ".in.wav"));
        short[] expected = Signals.wav(Signals.reference(from + "-to-" + to + ".out.wav"));
        assertThat(Signals.differenceInDb(expected, whole(from, to, input), 0)).isLessThan(-60);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @EnabledIf("org.voxroute.audio.Sox#isInstalled")
    void isWithin60DbOfSoxInBand(int from, int to, @TempDir Path folder) throws IOException {
        short[] input = Signals.band(IN_BAND * Math.min(from, to) / 2, from, 2 * from, 11);
        Path in = folder.resolve("in.wav");
        Signals.write(in, from, input);
        Path out = folder.resolve("out.wav");
        Sox.run("-D", in, "-b", 16, out, "rate", "-h", to);
        // The signal begins and ends at once, so it is in band only away from its ends.
        assertThat(Signals.differenceInDb(Signals.wav(out), whole(from, to, input), to / 50))
                .isLessThan(-60);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givesAsManySamplesAsTheRatesSay(int from, int to) {
        assertThat(whole(from, to, Signals.noise(from / 50 + 7, 1)))
                .hasSize((int) Math.ceil((from / 50 + 7) * (double) to / from));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void keepsAToneWhereItIs(int from, int to) {
        short[] expected = Signals.tone(1_000, to, to / 2, 20_000);
        short[] actual = whole(from, to, Signals.tone(1_000, from, from / 2, 20_000));
        assertThat(Signals.differenceInDb(expected, actual, to / 50)).isLessThan(-80);
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 8000, 4100",
        "16000, 8000, 7900",
        "24000, 8000, 5000",
        "48000, 16000, 9000",
        "48000, 8000, 20000"
    })
    void letsNothingThroughThatTheLowerRateCantHold(int from, int to, double frequency) {
        short[] output = whole(from, to, Signals.tone(frequency, from, from, 30_000));
        assertThat(Signals.levelInDb(output, to / 50)).isLessThan(-75);
    }

    @Test
    void addsNoMirrorImageAboveTheOldBand() {
        short[] output = whole(8_000, 16_000, Signals.tone(3_400, 8_000, 8_000, 20_000));
        short[] expected = Signals.tone(3_400, 16_000, 16_000, 20_000);
        assertThat(Signals.differenceInDb(expected, output, 320)).isLessThan(-70);
    }

    @Test
    void staysWithinItsRangeAtFullScale() {
        short[] loud = new short[1_600];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] output = whole(8_000, 16_000, loud);
        // An overshoot that wrapped around would have the other sign.
        assertThat(output[2 * 20]).isPositive();
        assertThat(output[2 * 60]).isNegative();
        assertThat(output[2 * 41]).isNegative();
    }

    @Test
    void isBehindByLessThanFiveMilliseconds() {
        short[] first = new Resampler(8_000, 16_000).resample(new short[160]);
        assertThat(first.length).isBetween(320 - 2 * 5 * 8, 320);
    }

    @Test
    void givesAFrameForAFrameOnceItRuns() {
        var resampler = new Resampler(24_000, 8_000);
        resampler.resample(new short[480]);
        for (int i = 0; i < 100; i++) {
            assertThat(resampler.resample(new short[480])).hasSize(160);
        }
    }

    @Test
    void beginsAnewAfterFlush() {
        var resampler = new Resampler(8_000, 24_000);
        short[] input = Signals.noise(400, 3);
        short[] first = joined(resampler.resample(input), resampler.flush());
        assertThat(joined(resampler.resample(input), resampler.flush())).isEqualTo(first);
    }

    @Test
    void hasNothingToFlushBeforeAnything() {
        assertThat(new Resampler(8_000, 24_000).flush()).isEmpty();
    }

    /** What AudioSocket may carry besides: 12, 32, 44.1, 96 and 192 kHz. */
    @ParameterizedTest
    @CsvSource({"44100", "12000", "32000", "96000", "192000"})
    void convertsTheUnusualRatesOfAsteriskToo(int rate) {
        short[] there = whole(8_000, rate, Signals.tone(700, 8_000, 4_000, 20_000));
        short[] back = whole(rate, 8_000, there);
        assertThat(Signals.differenceInDb(Signals.tone(700, 8_000, 4_000, 20_000), back, 200))
                .isLessThan(-75);
    }

    @Test
    void refusesRatesThatHaveTooLittleInCommon() {
        assertThatThrownBy(() -> new Resampler(8_000, 44_101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too little in common");
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> new Resampler(8_000, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static short[] whole(int from, int to, short[] input) {
        var resampler = new Resampler(from, to);
        return joined(resampler.resample(input), resampler.flush());
    }

    static short[] joined(short[] first, short[] second) {
        short[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(RATES)
                .boxed()
                .flatMap(from -> Arrays.stream(RATES).filter(to -> to != from).mapToObj(to -> Arguments.of(from, to)));
    }
}

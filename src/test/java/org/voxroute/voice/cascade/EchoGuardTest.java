/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

class EchoGuardTest {

    private static final int RATE = 8_000;
    private static final int FRAME = 160;
    private static final int SECONDS = 3;

    private final EchoGuard guard = new EchoGuard();
    private final short[] agent = noise(1);

    @ParameterizedTest
    @CsvSource({"0.3, 40", "0.1, 40", "0.3, 500", "0.05, 250"})
    void knowsTheAgentsVoiceWhenItComesBack(double gain, int delayMillis) {
        assertThat(echoes(gain, delayMillis, 0)).isGreaterThan(0.95);
    }

    @Test
    void takesNobodyElseForAnEcho() {
        assertThat(echoes(0, 0, 1)).isLessThan(0.05);
        assertThat(echoes(0, 0, 0.2)).isLessThan(0.05);
    }

    @Test
    void hearsACallerThroughTheEcho() {
        assertThat(echoes(0.1, 100, 1)).isLessThan(0.05);
    }

    @Test
    void takesWhatIsAsLoudForSomebodyElse() {
        assertThat(echoes(1, 100, 0)).isLessThan(0.05);
    }

    @Test
    void knowsNothingBeforeAnythingWasSaid() {
        guard.heard(frame(agent, 0));
        assertThat(new EchoGuard().isEcho(Duration.ZERO)).isFalse();
    }

    /** The part of the frames that count as an echo, while all that the agent says waits from the beginning. */
    private double echoes(double gain, int delayMillis, double caller) {
        short[] other = noise(2);
        guard.said(AudioFrame.owning(AudioFormat.pcm16(RATE), bytes(agent, 0, agent.length)));
        int asked = 0;
        int echoes = 0;
        for (int at = 0; at + FRAME <= RATE * (SECONDS - 1); at += FRAME) {
            short[] line = new short[FRAME];
            for (int i = 0; i < FRAME; i++) {
                int then = at + i - delayMillis * RATE / 1_000;
                line[i] = (short) ((then < 0 ? 0 : gain * agent[then]) + caller * other[at + i]);
            }
            guard.heard(frame(line, 0));
            if (at > RATE) {
                asked++;
                Duration waiting = Duration.ofMillis((agent.length - at - FRAME) * 1_000L / RATE);
                echoes += guard.isEcho(waiting) ? 1 : 0;
            }
        }
        return (double) echoes / asked;
    }

    private static AudioFrame frame(short[] samples, int from) {
        return AudioFrame.owning(AudioFormat.pcm16(RATE), bytes(samples, from, FRAME));
    }

    private static byte[] bytes(short[] samples, int from, int count) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) samples[from + i];
            bytes[2 * i + 1] = (byte) (samples[from + i] >> 8);
        }
        return bytes;
    }

    private static short[] noise(long seed) {
        var random = new Random(seed);
        short[] samples = new short[RATE * SECONDS];
        double low = 0;
        for (int i = 0; i < samples.length; i++) {
            low += 0.4 * (random.nextGaussian() - low);
            samples[i] = (short) (low * 6_000);
        }
        return samples;
    }
}

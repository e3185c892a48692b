/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.audio.AudioFormat;

class KeyTonesTest {

    private static final AudioFormat LINE = AudioFormat.pcm16(8_000);
    private static final int[] TONES = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final int TONE = 800;

    @ParameterizedTest
    @CsvSource({
        "1, 697, 1209",
        "5, 770, 1336",
        "9, 852, 1477",
        "*, 941, 1209",
        "0, 941, 1336",
        "#, 941, 1477",
        "d, 941, 1633"
    })
    void aKeyIsItsTwoTonesAndNoOther(String key, int row, int column) {
        short[] samples = Arrays.copyOf(KeyTones.tones(key, LINE).toSamples(), TONE);
        for (int tone : TONES) {
            double power = power(samples, tone);
            if (tone == row || tone == column) {
                assertThat(power).as("%d Hz", tone).isGreaterThan(0.1);
            } else {
                assertThat(power).as("%d Hz", tone).isLessThan(0.03);
            }
        }
    }

    @Test
    void betweenKeysIsAGap() {
        short[] samples = KeyTones.tones("12", LINE).toSamples();
        assertThat(samples).hasSize(4 * TONE);
        assertThat(Arrays.copyOfRange(samples, TONE, 2 * TONE)).containsOnly((short) 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "1 2", "+49"})
    void refusesWhatNoTelephoneHas(String keys) {
        var playout = new Playout(LINE, Duration.ofSeconds(10));
        assertThatThrownBy(() -> KeyTones.press(keys, playout)).isInstanceOf(IllegalArgumentException.class);
        assertThat(playout.waiting()).isZero();
    }

    @Test
    void refusesMoreThanAPersonWouldPress() {
        var playout = new Playout(LINE, Duration.ofSeconds(60));
        assertThatThrownBy(() -> KeyTones.press("1".repeat(65), playout)).hasMessageContaining("64");
    }

    /** Goertzel's algorithm: the share of full scale at one frequency. */
    private static double power(short[] samples, int frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * frequency * i / 8_000;
            real += samples[i] / 32_768.0 * Math.cos(angle);
            imaginary += samples[i] / 32_768.0 * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / samples.length;
    }
}

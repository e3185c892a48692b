/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudioFrameTest {

    @Test
    void doesNotChangeWithTheArrayItWasCopiedFrom() {
        byte[] bytes = {1, 2};
        var frame = AudioFrame.copyOf(AudioFormat.pcm16(8_000), bytes);
        bytes[0] = 9;
        assertThat(frame.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void givesBytesThatCantBeWritten() {
        var frame = AudioFrame.silence(AudioFormat.mulaw(), 160);
        assertThat(frame.bytes().isReadOnly()).isTrue();
    }

    @Test
    void refusesHalfASample() {
        assertThatThrownBy(() -> AudioFrame.owning(AudioFormat.pcm16(8_000), new byte[33]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 bytes");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> AudioFrame.owning(AudioFormat.mulaw(), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsSamplesInEitherByteOrder() {
        byte[] bytes = {0x12, (byte) 0xF4};
        assertThat(AudioFrame.owning(AudioFormat.pcm16(8_000), bytes).toSamples())
                .containsExactly(0xFFFFF412);
        assertThat(AudioFrame.owning(AudioFormat.of("pcm16be/8000"), bytes).toSamples())
                .containsExactly(0x12F4);
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsNearlyZeroInEveryEncoding(Encoding encoding) {
        for (short sample :
                AudioFrame.silence(new AudioFormat(encoding, 8_000), 160).toSamples()) {
            assertThat(sample).isBetween((short) 0, (short) 8);
        }
    }

    @Test
    void countsTheSamplesOfAChannel() {
        var frame = AudioFrame.silence(new AudioFormat(Encoding.PCM16_LE, 16_000, 2), 320);
        assertThat(frame.samples()).isEqualTo(320);
        assertThat(frame.duration()).isEqualTo(Duration.ofMillis(20));
    }
}

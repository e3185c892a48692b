/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AudioConverterTest {

    private static final AudioFormat NARROW = AudioFormat.pcm16(8_000);
    private static final AudioFormat WIDE = AudioFormat.pcm16(24_000);

    @Test
    void changesNothingIfTheFormatsAreTheSame() {
        byte[] chunk = {1, 2, 3, 4};
        assertThat(new AudioConverter(NARROW, NARROW).convert(chunk)).isSameAs(chunk);
    }

    @Test
    void takesChunksThatEndWithinASample() {
        byte[] input = bytes(Signals.noise(2_400, 5));
        byte[] expected = all(new AudioConverter(WIDE, AudioFormat.mulaw()), input, input.length);
        assertThat(all(new AudioConverter(WIDE, AudioFormat.mulaw()), input, 7)).isEqualTo(expected);
    }

    @Test
    void makesTelephoneAudioOfAProvidersAndBack() {
        byte[] tone = bytes(Signals.tone(1_000, 24_000, 24_000, 20_000));
        byte[] mulaw = all(new AudioConverter(WIDE, AudioFormat.mulaw()), tone, 960);
        assertThat(mulaw).hasSize(8_000);
        byte[] back = all(new AudioConverter(AudioFormat.mulaw(), WIDE), mulaw, 160);
        short[] samples = AudioFrame.owning(WIDE, back).toSamples();
        // µ-law itself is no better than this.
        assertThat(Signals.differenceInDb(Signals.tone(1_000, 24_000, 24_000, 20_000), samples, 480))
                .isLessThan(-35);
    }

    @Test
    void changesTheByteOrder() {
        var converter = new AudioConverter(NARROW, AudioFormat.of("pcm16be/8000"));
        assertThat(converter.convert(new byte[] {1, 2, 3, 4})).containsExactly(2, 1, 4, 3);
    }

    @Test
    void dropsHalfASampleAtTheEnd() {
        var converter = new AudioConverter(NARROW, AudioFormat.of("pcm16be/8000"));
        assertThat(converter.convert(new byte[] {1})).isEmpty();
        assertThat(converter.flush()).isEmpty();
        assertThat(converter.convert(new byte[] {3, 4})).containsExactly(4, 3);
    }

    @Test
    void refusesToMix() {
        assertThatThrownBy(() -> new AudioConverter(new AudioFormat(Encoding.PCM16_LE, 8_000, 2), NARROW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only mono");
    }

    private static byte[] all(AudioConverter converter, byte[] input, int chunk) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < input.length; at += chunk) {
            out.writeBytes(converter.convert(Arrays.copyOfRange(input, at, Math.min(at + chunk, input.length))));
        }
        out.writeBytes(converter.flush());
        return out.toByteArray();
    }

    private static byte[] bytes(short[] samples) {
        byte[] bytes = new byte[2 * samples.length];
        Samples.write(Encoding.PCM16_LE, samples, samples.length, bytes, 0);
        return bytes;
    }
}

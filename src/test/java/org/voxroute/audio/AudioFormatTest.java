/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"mulaw/8000", "alaw/8000", "pcm16/24000", "pcm16be/48000", "pcm16/8000/2"})
    void isWrittenAsItIsRead(String text) {
        assertThat(AudioFormat.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pcm16",
                "pcm16/",
                "pcm16/24000/3",
                "opus/48000",
                "pcm16/4000",
                "pcm16/999999",
                "PCM16/8000",
                "pcm16/8000\n"
            })
    void refusesWhatIsNoFormat(String text) {
        assertThatThrownBy(() -> AudioFormat.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mulaw/8000, 160",
        "pcm16/8000, 320",
        "pcm16/16000, 640",
        "pcm16/24000, 960",
        "pcm16/44100, 1764",
        "pcm16/192000, 7680",
        "pcm16/8000/2, 640"
    })
    void knowsTheBytesOf20Milliseconds(String format, int bytes) {
        assertThat(AudioFormat.of(format).bytes(AudioFormat.PTIME)).isEqualTo(bytes);
    }

    @Test
    void knowsHowLongSamplesSound() {
        assertThat(AudioFormat.pcm16(44_100).duration(882)).isEqualTo(Duration.ofMillis(20));
    }
}

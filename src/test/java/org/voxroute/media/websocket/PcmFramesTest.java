/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.audio.AudioFormat;

class PcmFramesTest {

    private static final byte[] FRAME = new byte[640];

    private long now;

    @Test
    void aMessageIsAFrameOfTheRate() throws MediaException {
        var frame = frames(1).read(new byte[] {1, 2, 3, 4});
        assertThat(frame.format()).isEqualTo(AudioFormat.pcm16(16_000));
        assertThat(frame.toByteArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void ofStereoTheCallerIsOnTheLeft() throws MediaException {
        assertThat(frames(2).read(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).toByteArray())
                .containsExactly(1, 2, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1007", "1, 3, 1007", "2, 6, 1007", "1, 32002, 1009", "2, 64004, 1009"})
    void refusesWhatIsNoFrame(int channels, int bytes, int code) {
        assertThatThrownBy(() -> frames(channels).read(new byte[bytes]))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageStartingWith(bytes + " bytes");
    }

    @Test
    void audioAtThePaceOfItsRateIsTaken() throws MediaException {
        var frames = frames(1);
        for (int i = 0; i < 3_000; i++) {
            assertThat(frames.read(FRAME).samples()).isEqualTo(320);
            pass(Duration.ofMillis(20));
        }
    }

    @Test
    void whatAStallHeldBackMayComeAtOnce() throws MediaException {
        var frames = frames(1);
        frames.read(FRAME);
        pass(Duration.ofSeconds(5));
        for (int i = 0; i < 250; i++) {
            assertThat(frames.read(FRAME)).isNotNull();
        }
    }

    @Test
    void audioThatRunsTwiceAsFastHasAnotherRate() {
        var frames = frames(1);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 500; i++) {
                        frames.read(FRAME);
                        pass(Duration.ofMillis(10));
                    }
                })
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("faster than 16000 Hz");
        assertThat(Duration.ofNanos(now)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aLongPauseIsNoCredit() {
        var frames = frames(1);
        assertThatThrownBy(() -> {
                    frames.read(FRAME);
                    pass(Duration.ofMinutes(10));
                    for (int i = 0; i < 500; i++) {
                        frames.read(FRAME);
                    }
                })
                .isInstanceOf(MediaException.class);
    }

    private PcmFrames frames(int channels) {
        return new PcmFrames(16_000, channels, () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}

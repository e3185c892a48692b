/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinePaceTest {

    private static final long FRAME = Duration.ofMillis(20).toNanos();

    private long now;
    private final LinePace pace = new LinePace(5 * FRAME);

    @Test
    void answersEachFrameThatComesInTime() {
        for (int i = 0; i < 100; i++) {
            now += FRAME;
            assertThat(pace.frame(now, FRAME)).isTrue();
            assertThat(pace.isDue(now + FRAME)).isFalse();
        }
    }

    @Test
    void answersABurstInFullWhileTheClockHasNotSpoken() {
        for (int i = 0; i < 100; i++) {
            assertThat(pace.frame(now, FRAME)).isTrue();
        }
    }

    @Test
    void theClockSpeaksOnceAFrameWhileNoneComes() {
        pace.frame(now, FRAME);
        assertThat(clockFor(50)).isEqualTo(49);
    }

    @Test
    void whatWasLateIsNotAnsweredASecondTime() {
        pace.frame(now, FRAME);
        int said = clockFor(10);
        int answered = 0;
        for (int i = 0; i < 20; i++) {
            answered += pace.frame(now + i, FRAME) ? 1 : 0;
        }
        assertThat(answered).isEqualTo(20 - said);
    }

    @Test
    void framesAfterAPauseAreAnswered() {
        pace.frame(now, FRAME);
        clockFor(50);
        for (int i = 0; i < 50; i++) {
            now += FRAME;
            assertThat(pace.frame(now, FRAME)).isTrue();
        }
        assertThat(pace.frame(now, FRAME)).isTrue();
    }

    @Test
    void theClockDoesNotMakeUpForItsOwnPause() {
        pace.frame(now, FRAME);
        now += 100 * FRAME;
        pace.clock(now, FRAME);
        assertThat(pace.isDue(now)).isFalse();
        assertThat(pace.isDue(now + FRAME)).isTrue();
    }

    /** Looks every tenth of a frame; returns how often it spoke. */
    private int clockFor(int frames) {
        int said = 0;
        for (int i = 0; i < 10 * frames; i++) {
            now += FRAME / 10;
            if (pace.isDue(now)) {
                pace.clock(now, FRAME);
                said++;
            }
        }
        return said;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiofork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final Duration FRAME = Duration.ofMillis(20);

    private long now;
    private final Marks marks = new Marks(() -> now);

    @Test
    void aMarkGoesWithEachSecond() {
        assertThat(marks.after(FRAME)).isEqualTo("m1");
        for (int i = 0; i < 49; i++) {
            assertThat(marks.after(FRAME)).isNull();
        }
        assertThat(marks.after(FRAME)).isEqualTo("m2");
    }

    @Test
    void theTimeUntilAMarkIsReachedIsHowFarPlayingIsBehind() {
        marks.after(FRAME);
        now = Duration.ofMillis(140).toNanos();
        marks.heard("m1", "playout");
        assertThat(marks.lag()).hasMillis(140);
    }

    @Test
    void aClearedOrUnknownMarkTellsNothing() {
        marks.after(FRAME);
        now = Duration.ofMillis(140).toNanos();
        marks.heard("m1", "cleared");
        marks.heard("m9", "playout");
        assertThat(marks.lag()).isZero();
    }

    @Test
    void aModuleThatAnswersNoneIsNotAskedForEver() {
        for (int i = 0; i < 100; i++) {
            marks.after(Duration.ofSeconds(1));
        }
        assertThat(marks.after(Duration.ofSeconds(1))).isNull();
        marks.clear();
        assertThat(marks.after(Duration.ofSeconds(1))).isNotNull();
    }
}

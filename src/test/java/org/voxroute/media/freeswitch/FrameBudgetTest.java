/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {

    private static final Duration FRAME = Duration.ofMillis(20);

    private final FrameBudget budget = new FrameBudget(FRAME, Duration.ofMillis(100), 1, 0);

    @Test
    void allowsSomeAtOnceAndThenOneFrameATime() {
        for (int i = 0; i < 5; i++) {
            assertThat(budget.take(0)).isTrue();
        }
        assertThat(budget.take(0)).isFalse();
        assertThat(budget.take(millis(19))).isFalse();
        assertThat(budget.take(millis(20))).isTrue();
        assertThat(budget.take(millis(20))).isFalse();
    }

    @Test
    void allowsNoMoreAtOnceAfterAPause() {
        budget.take(0);
        int allowed = 0;
        while (budget.take(millis(60_000))) {
            allowed++;
        }
        assertThat(allowed).isEqualTo(5);
    }

    @Test
    void isAheadOnceMoreThanAFrameWaits() {
        assertThat(budget.isAhead(0)).isFalse();
        budget.take(0);
        assertThat(budget.isAhead(0)).isFalse();
        budget.take(0);
        assertThat(budget.isAhead(0)).isTrue();
        assertThat(budget.isAhead(millis(20))).isFalse();
    }

    @Test
    void aLongFrameAlwaysFits() {
        var long120 = new FrameBudget(Duration.ofMillis(120), Duration.ofMillis(100), 1, 0);
        assertThat(long120.take(0)).isTrue();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}

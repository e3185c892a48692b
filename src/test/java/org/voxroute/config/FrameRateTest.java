/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameRateTest {

    private long count = 1_000;
    private long now;
    private final FrameRate rate = new FrameRate(() -> count, () -> now);

    @Test
    void countsPerSecondSinceItWasAskedLast() {
        count += 100;
        now += Duration.ofSeconds(2).toNanos();
        assertThat(rate.perSecond()).isEqualTo(50);
        count += 10;
        now += Duration.ofSeconds(1).toNanos();
        assertThat(rate.perSecond()).isEqualTo(10);
    }

    @Test
    void saysTheSameWithinASecond() {
        count += 100;
        now += Duration.ofSeconds(1).toNanos();
        assertThat(rate.perSecond()).isEqualTo(100);
        count += 100;
        now += Duration.ofMillis(900).toNanos();
        assertThat(rate.perSecond()).isEqualTo(100);
    }
}

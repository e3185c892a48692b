/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static Backoff varied(double random) {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), () -> random);
    }

    @Test
    void doublesUpToTheMaximum() {
        Backoff backoff = varied(0.5);

        assertThat(backoff.delay(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.delay(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delay(6)).isEqualTo(Duration.ofSeconds(16));
        assertThat(backoff.delay(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.delay(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void variesByAQuarter() {
        assertThat(varied(0).delay(1)).isEqualTo(Duration.ofMillis(375));
        assertThat(varied(1).delay(1)).isEqualTo(Duration.ofMillis(625));
    }
}

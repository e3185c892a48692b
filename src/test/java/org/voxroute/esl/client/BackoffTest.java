/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {

    private static final Duration INITIAL = Duration.ofMillis(200);
    private static final Duration MAX = Duration.ofSeconds(30);
    private static final Duration DENIED = Duration.ofSeconds(60);

    @Test
    void doublesUpToTheLongest() {
        var policy = new Backoff(INITIAL, MAX, DENIED, () -> 0.5);
        assertThat(IntStream.range(0, 10)
                        .mapToObj(attempt -> policy.delay(attempt, EndCause.CUT).toMillis()))
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
    }

    @Test
    void staysAtTheLongestHoweverManyAttempts() {
        var policy = new Backoff(INITIAL, MAX, DENIED, () -> 0.5);
        assertThat(policy.delay(Integer.MAX_VALUE, EndCause.CUT)).isEqualTo(MAX);
    }

    @Test
    void changesADelayByAQuarterAtMost() {
        assertThat(new Backoff(INITIAL, MAX, DENIED, () -> 0.0).delay(0, EndCause.CUT))
                .isEqualTo(Duration.ofMillis(150));
        assertThat(new Backoff(INITIAL, MAX, DENIED, () -> Math.nextDown(1.0)).delay(0, EndCause.CUT))
                .isBetween(Duration.ofMillis(249), Duration.ofMillis(250));
    }

    @ParameterizedTest
    @EnumSource(
            value = EndCause.class,
            names = {"WRONG_PASSWORD", "ACCESS_LIST"})
    void waitsLongAfterADenialFromTheFirst(EndCause denial) {
        assertThat(new Backoff(INITIAL, MAX, DENIED, () -> 0.5).delay(0, denial))
                .isEqualTo(DENIED);
    }

    @Test
    void refusesDelaysThatAreNone() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, MAX, DENIED, () -> 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(MAX, INITIAL, DENIED, () -> 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

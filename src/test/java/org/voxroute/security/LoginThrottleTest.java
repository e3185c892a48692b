/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void letsSomeoneMistypeAFewTimes() {
        fail(4);
        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void waitsLongerWithEachFurtherFailureButNotForEver() {
        fail(5);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofSeconds(1));
        fail(2);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofSeconds(4));
        fail(50);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofMinutes(5));
        now = now.plusSeconds(301);
        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void doesNotHoldUpOthers() {
        fail(20);
        assertThat(throttle.wait("b")).isZero();
    }

    @Test
    void forgetsFailuresWhenTheLoginSucceeds() {
        fail(20);
        throttle.succeeded("a");
        assertThat(throttle.wait("a")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("a");
        }
    }
}

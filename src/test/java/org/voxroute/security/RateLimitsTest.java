/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RateLimitsTest {

    private long nanos;
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void takesABurstAndThenWhatComesInAtTheRate() {
        var limits = new RateLimits(new RateLimit(2, 5), 10, time);
        for (int i = 0; i < 5; i++) {
            assertThat(limits.secondsToWait("a")).isZero();
        }
        assertThat(limits.secondsToWait("a")).isEqualTo(1);
        assertThat(limits.secondsToWait("b")).isZero();
        nanos += Duration.ofMillis(500).toNanos();
        assertThat(limits.secondsToWait("a")).isZero();
        assertThat(limits.secondsToWait("a")).isPositive();
    }

    @Test
    void knowsAsManySourcesAsAllowedAndNoMore() {
        var limits = new RateLimits(new RateLimit(1, 1), 100, time);
        for (int i = 0; i < 10_000; i++) {
            limits.secondsToWait("source " + i);
        }
        assertThat(limits.known()).isEqualTo(100);
    }

    @Test
    void keepsWhoComesOftenAndForgetsWhoCameOnce() {
        var limits = new RateLimits(new RateLimit(1, 1), 10, time);
        limits.secondsToWait("often");
        for (int i = 0; i < 1_000; i++) {
            limits.secondsToWait("once " + i);
            assertThat(limits.secondsToWait("often")).isPositive();
        }
    }

    @Test
    void limitsNobodyAtARateOfZero() {
        var limits = new RateLimits(new RateLimit(0, 0), 10, time);
        for (int i = 0; i < 1_000; i++) {
            assertThat(limits.secondsToWait("a")).isZero();
        }
        assertThat(limits.known()).isZero();
    }

    @Test
    void refusesARateWithoutABurst() {
        assertThatThrownBy(() -> new RateLimit(5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, , 203.0.113.7",
        // Only a proxy on this machine is believed, and only what it saw itself.
        "203.0.113.7, 198.51.100.1, 203.0.113.7",
        "127.0.0.1, 198.51.100.1, 198.51.100.1",
        "127.0.0.1, '10.0.0.1, 198.51.100.2', 198.51.100.2",
        "0:0:0:0:0:0:0:1, 2001:db8:1:2:3:4:5:6, 20010db800010002",
        "127.0.0.1, some.example.com, 127.0.0.1",
        "127.0.0.1, '198.51.100.1, ', 127.0.0.1",
        "2001:db8:1:2::9, , 20010db800010002"
    })
    void countsTheNetworkThatARequestComesFrom(String address, String forwarded, String source) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        assertThat(Source.network(request)).isEqualTo(source);
    }
}

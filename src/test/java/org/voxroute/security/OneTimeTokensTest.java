/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneTimeTokensTest {

    private long now;
    private final OneTimeTokens<String> tokens = new OneTimeTokens<>(3, Duration.ofSeconds(30), () -> now);

    @Test
    void aTokenOpensWhatItWasIssuedForOnce() {
        String token = tokens.issue("call").orElseThrow();
        assertThat(tokens.take(token)).contains("call");
        assertThat(tokens.take(token)).isEmpty();
    }

    @Test
    void aTokenHas256BitsThatAUrlTakes() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> tokens.issue("x").orElseThrow()))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aTokenExpires() {
        String token = tokens.issue("call").orElseThrow();
        now = Duration.ofSeconds(30).toNanos();
        assertThat(tokens.take(token)).isEmpty();
    }

    @Test
    void anotherTokenOpensNothing() {
        String token = tokens.issue("call").orElseThrow();
        assertThat(tokens.take("A".repeat(43))).isEmpty();
        assertThat(tokens.take("")).isEmpty();
        assertThat(tokens.take(token)).isPresent();
    }

    @Test
    void thereAreNotMoreThanTheLimitUntilSomeExpire() {
        IntStream.range(0, 3).forEach(i -> assertThat(tokens.issue("x")).isPresent());
        assertThat(tokens.issue("x")).isEmpty();
        now = Duration.ofSeconds(31).toNanos();
        assertThat(tokens.issue("x")).isPresent();
    }
}

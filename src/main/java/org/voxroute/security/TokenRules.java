/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.time.Duration;

/**
 * Which tokens are taken.
 *
 * @param jwksUrl where an identity provider's keys are; empty: there is none
 * @param issuer that a token of somebody else must name; empty: any
 * @param audience that a token of somebody else must be meant for; empty: any
 * @param skew how far clocks may be apart
 */
public record TokenRules(String jwksUrl, String issuer, String audience, Duration skew) {

    private static final Duration MOST = Duration.ofMinutes(10);

    public TokenRules {
        if (skew.isNegative() || skew.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("The clock skew of tokens is 0 to 10 minutes, not " + skew);
        }
    }

    /** The hub's own tokens, and those of whoever knows its secret. */
    public static TokenRules ofTheHub() {
        return new TokenRules("", "", "", Duration.ofSeconds(60));
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.security.RateLimit;
import org.voxroute.security.RequestLimits;
import org.voxroute.security.TokenRules;

/**
 * Who is let in, and how often.
 *
 * @param tokenIssuer that tokens of others must name; empty: any
 * @param tokenAudience that tokens of others must be meant for; empty: any
 * @param clockSkew how far the clocks of who gives tokens may be apart from the hub's
 * @param addressPerSecond requests of one address in the long run; 0: no limit
 * @param tokenPerSecond of one token or user
 * @param switchPerSecond of one address, for what switches ask and post
 * @param auditKept how long the audit log keeps a change
 * @param corsHeaders further headers that pages of other sites may send
 */
@ConfigurationProperties("voxroute.access")
record AccessProperties(
        @DefaultValue("") String tokenIssuer,
        @DefaultValue("") String tokenAudience,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("50") int addressPerSecond,
        @DefaultValue("500") int addressBurst,
        @DefaultValue("100") int tokenPerSecond,
        @DefaultValue("1000") int tokenBurst,
        @DefaultValue("1000") int switchPerSecond,
        @DefaultValue("5000") int switchBurst,
        @DefaultValue("400d") Duration auditKept,
        @DefaultValue List<String> corsHeaders,
        @DefaultValue("10m") Duration corsMaxAge) {

    RequestLimits limits() {
        return new RequestLimits(
                new RateLimit(addressPerSecond, addressBurst),
                new RateLimit(tokenPerSecond, tokenBurst),
                new RateLimit(switchPerSecond, switchBurst));
    }

    TokenRules tokens(String jwksUrl) {
        return new TokenRules(jwksUrl, tokenIssuer, tokenAudience, clockSkew);
    }
}

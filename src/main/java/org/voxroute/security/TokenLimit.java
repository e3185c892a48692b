/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits requests by the token that they bring, wherever they come from, once it is known to be good; with HTTP Basic by
 * the user.
 */
final class TokenLimit extends OncePerRequestFilter {

    private static final int SOURCES = 20_000;

    private final RateLimits limits;
    private final Refusals refusals;

    TokenLimit(RateLimit limit, Refusals refusals) {
        this.limits = new RateLimits(limit, SOURCES, TimeMeter.SYSTEM_NANOTIME);
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return AddressLimit.isOfASwitch(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String source = source(SecurityContextHolder.getContext().getAuthentication());
        long wait = source == null ? 0 : limits.secondsToWait(source);
        if (wait > 0) {
            refusals.tooMany(response, wait);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static @Nullable String source(@Nullable Authentication known) {
        Object principal = known == null ? null : known.getPrincipal();
        if (principal instanceof Jwt token) {
            return hash(token.getTokenValue());
        }
        return principal instanceof User user ? "user " + user.username() : null;
    }

    /** Tokens are secrets: the map of sources holds none. */
    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}

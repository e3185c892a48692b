/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits requests by the address that they come from, before anybody asks who it is: WebSocket handshakes too. This
 * machine itself is not limited. What switches ask for has a limit of its own, since each of their calls does.
 */
final class AddressLimit extends OncePerRequestFilter {

    private static final int SOURCES = 20_000;
    private static final List<String> OF_SWITCHES = List.of("/api/freeswitch/", "/freeswitch/");

    private final RateLimits people;
    private final RateLimits switches;
    private final Refusals refusals;

    AddressLimit(RateLimit people, RateLimit switches, Refusals refusals) {
        this.people = new RateLimits(people, SOURCES, TimeMeter.SYSTEM_NANOTIME);
        this.switches = new RateLimits(switches, SOURCES, TimeMeter.SYSTEM_NANOTIME);
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait =
                Source.isLoopback(Source.address(request)) ? 0 : limits(request).secondsToWait(Source.network(request));
        if (wait > 0) {
            refusals.tooMany(response, wait);
        } else {
            chain.doFilter(request, response);
        }
    }

    private RateLimits limits(HttpServletRequest request) {
        return isOfASwitch(request) ? switches : people;
    }

    static boolean isOfASwitch(HttpServletRequest request) {
        return OF_SWITCHES.stream().anyMatch(request.getRequestURI()::startsWith);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import jakarta.servlet.Filter;

/**
 * How many requests are taken.
 *
 * @param address of one address (IPv6: one /64)
 * @param token of one token or user
 * @param switches of one address, for what switches ask and post
 */
public record RequestLimits(RateLimit address, RateLimit token, RateLimit switches) {

    Filter byAddress(Refusals refusals) {
        return new AddressLimit(address, switches, refusals);
    }

    Filter byToken(Refusals refusals) {
        return new TokenLimit(token, refusals);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a peer since it connected. Immutable; holds no secret, so that it may be logged.
 *
 * @param path the path that was asked for, without query
 * @param variables what the path's variables stood for
 * @param query the query parameters, first value each; without those that carry a secret, and without names that
 *     begin with {@code Camel}
 * @param principal who it is, null if nobody asked
 * @param claims what the principal's token says, empty without one
 * @param remoteAddress where it comes from
 */
record Handshake(
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        @Nullable String principal,
        Map<String, Object> claims,
        @Nullable String remoteAddress) {

    Handshake {
        variables = Map.copyOf(variables);
        query = Map.copyOf(query);
        claims = Map.copyOf(claims);
    }

    static Handshake ofPath(String path) {
        return new Handshake(path, Map.of(), Map.of(), null, Map.of(), null);
    }
}

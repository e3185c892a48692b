/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Set;

/**
 * What a served path asks of those who connect.
 *
 * @param origins whose pages may connect, as {@code https://host[:port]}; {@code *}: all; empty: only pages of this
 *     host. Programs that are not browsers send no origin and are not asked.
 * @param maxSessions open at a time
 * @param subprotocols in the order of preference; empty: none is agreed on
 * @param secretParameters names of query parameters that are not shown to routes
 * @param limits of each connection
 */
record PathOptions(
        Set<String> origins,
        int maxSessions,
        Set<String> subprotocols,
        Set<String> secretParameters,
        PeerLimits limits) {

    PathOptions {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("maxSessions must be at least 1");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.time.Duration;

/**
 * What one connection may use.
 *
 * @param maxMessageSize of a received message: characters of a text, bytes of a binary one
 * @param queueSize messages that may wait to be sent
 * @param pingInterval how often a silent peer is pinged; zero: never. A peer that is silent for two and a half of them
 *     is gone.
 */
record PeerLimits(int maxMessageSize, int queueSize, Duration pingInterval) {

    /** How long a peer may take for the message that it is being sent, if it is never pinged. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);

    PeerLimits {
        if (maxMessageSize < 1 || queueSize < 1 || pingInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "maxMessageSize and queueSize must be at least 1, pingInterval not negative");
        }
    }

    boolean pings() {
        return !pingInterval.isZero();
    }

    long silenceNanos() {
        return pingInterval.toNanos() * 5 / 2;
    }

    long longestSendNanos() {
        return pings() ? silenceNanos() : LONGEST_SEND.toNanos();
    }
}

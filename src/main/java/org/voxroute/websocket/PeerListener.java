/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

/**
 * Hears what happens on connections. Calls for one peer come one after another, on the container's thread of this peer:
 * a listener that takes long slows this peer's own messages and nobody else's.
 */
interface PeerListener {

    void opened(Peer peer);

    /** @param message {@code String} or {@code byte[]} */
    void received(Peer peer, Object message);

    /** Comes once, last. */
    void closed(Peer peer, int code, String reason);

    void failed(Peer peer, Throwable cause);

    /** A client does not try to connect any more. */
    default void gaveUp(Exception cause) {}
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a message came over, for those who answer without an exchange: a call's audio goes out 50 times a
 * second. Header {@link WebsocketConstants#CONNECTION} of a path's exchanges. Safe on any thread; nothing blocks.
 */
public interface WebsocketConnection {

    /** Hears how the connection ended: the close code, 1006 if it was lost, and the reason, empty if none was given. */
    interface End {
        void closed(int code, String reason);
    }

    /** Names the connection, as the header {@link WebsocketConstants#SESSION_KEY}. */
    String key();

    /** The handshake's query parameters but for the secret ones. */
    Map<String, String> query();

    /** Where it comes from, as text; null if that is not known. */
    @Nullable
    String remoteAddress();

    /** What routes are not shown: a secret variable of the path or query parameter; null if there was none. */
    @Nullable
    String secret(String name);

    /**
     * Sends a message, {@code String} or {@code byte[]}, which isn't changed afterwards. A peer that lets too many wait is closed with 1013.
     *
     * @return false if the connection is closed, or is closed now
     */
    boolean send(Object message);

    /**
     * The same, unless so many messages wait already.
     *
     * @return whether it is sent
     */
    boolean offer(Object message, int most);

    /** Closes it after what waits; of the reason as much is told as a close frame takes. */
    void close(int code, String reason);

    /** What the first caller made for this connection; it goes with it. */
    Object attachment(Supplier<Object> made);

    /** Tells how it ends, once, on the container's thread; at once if it has ended. Only one may ask. */
    void onEnd(End end);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to one peer, whichever side opened it. */
interface Wire {

    boolean isOpen();

    /**
     * Begins to send a message; does not block. One message at a time.
     *
     * @param message {@code String} or {@code byte[]}
     * @param done is told once, perhaps before this returns: null, or why it failed
     */
    void send(Object message, Consumer<@Nullable Throwable> done);

    /** May block for some seconds. */
    void ping() throws IOException;

    /** Says goodbye and closes, by force if the peer does not take it. May block for some seconds. */
    void close(int code, String reason) throws IOException;
}

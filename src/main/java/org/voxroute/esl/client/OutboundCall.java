/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.voxroute.esl.codec.EslEvent;

/** A channel that the switch handed to us, over a connection of its own. Thread-safe. */
public final class OutboundCall implements AutoCloseable {

    private final EslConnection connection;
    private final EslEvent data;
    private final String uuid;

    OutboundCall(EslConnection connection, EslEvent data, String uuid) {
        this.connection = connection;
        this.data = data;
        this.uuid = uuid;
    }

    /** The channel's id. */
    public String uuid() {
        return uuid;
    }

    /** The channel as it was when the switch connected: a CHANNEL_DATA event. */
    public EslEvent data() {
        return data;
    }

    /**
     * Runs an application on this channel. With {@code async} in the dialplan it completes when the application was queued, else when it has run.
     * Completes on the connection's event loop, in error with an {@link EslException}.
     */
    public CompletableFuture<EslReply> execute(Execute execute, Duration timeout) {
        return connection.send(execute.command(), timeout).thenApply(CommandSocket::reply);
    }

    /** Lets go of the channel: the switch hangs it up, or goes on in the dialplan if {@code socket_resume} is set. */
    @Override
    public void close() {
        connection.close(EndCause.CLOSED, "the call was let go");
    }
}

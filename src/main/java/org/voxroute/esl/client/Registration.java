/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Collection;
import java.util.List;
import org.voxroute.esl.codec.EslEvent;

/** A listener on a node, with what it was told so far. On the node's event loop, but for {@link #close}. */
final class Registration {

    final Subscription subscription;
    final EslListener listener;
    private volatile boolean open = true;
    private long epoch;
    private long joinedAfter;
    private boolean knowsChannels;
    private List<EslEvent> owed = List.of();

    Registration(Subscription subscription, EslListener listener) {
        this.subscription = subscription;
        this.listener = listener;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    /** It was told of this connection. */
    void connected(long newEpoch, long channelsCreated) {
        epoch = newEpoch;
        joinedAfter = channelsCreated;
    }

    boolean isConnected(long currentEpoch) {
        return epoch == currentEpoch;
    }

    /** How many channels had been created when it was told of the connection. */
    long joinedAfter() {
        return joinedAfter;
    }

    /** Whether it was told of all channels once; since then differences do. */
    boolean knowsChannels() {
        return knowsChannels;
    }

    void toldOfChannels() {
        knowsChannels = true;
    }

    /** It had no room for these; it gets them after the next connection. */
    void owe(Collection<EslEvent> events) {
        owed = List.copyOf(events);
    }

    List<EslEvent> takeOwed() {
        List<EslEvent> taken = owed;
        owed = List.of();
        return taken;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.nio.ByteBuffer;

/**
 * Puts the parts that arrive together and gives the listener whole messages. What is too long is closed with 1009,
 * however it is cut into frames: parts have a few kilobytes, so no peer makes the hub hold more than the limit.
 */
final class Incoming {

    private final Peer peer;
    private final PeerListener listener;
    private final TextParts text;
    private final BinaryParts binary;

    Incoming(Peer peer, PeerListener listener) {
        this.peer = peer;
        this.listener = listener;
        this.text = new TextParts(peer.limits().maxMessageSize());
        this.binary = new BinaryParts(peer.limits().maxMessageSize());
    }

    void text(CharSequence part, boolean last) {
        accept(text, part, last);
    }

    void binary(ByteBuffer part, boolean last) {
        accept(binary, part, last);
    }

    private <P> void accept(MessageParts<P> parts, P part, boolean last) {
        peer.heard();
        if (!peer.isOpen()) {
            return;
        }
        if (!parts.add(part)) {
            peer.drop(CloseCode.TOO_BIG, "at most " + peer.limits().maxMessageSize());
        } else if (last) {
            listener.received(peer, parts.take());
        }
    }
}

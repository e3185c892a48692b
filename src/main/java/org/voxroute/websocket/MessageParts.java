/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

/**
 * Collects the parts of one message.
 *
 * @param <P> type of a part
 */
interface MessageParts<P> {

    /** Keeps a copy of the part; false if the message gets too long by it, and then nothing is kept. */
    boolean add(P part);

    /** The whole message, {@code String} or {@code byte[]}; begins a new one. */
    Object take();
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import java.util.Locale;

/** How a call's audio came to its end: what is to be done at the switch, where the call waits on, depends on it. */
public enum UnicastEnd {
    /** The call left: it hung up, or was taken elsewhere. Nothing is left to do. */
    LEFT,
    /** The hub hung up, for the voice agent or by itself. */
    HUNG_UP,
    /** The hub did not want the call: it has no room, or has it already. */
    REFUSED,
    /** The switch took the command, and no datagram came. */
    NEVER_CAME,
    /** Datagrams came, and then no more. */
    WENT_SILENT,
    /** What came was no audio of this call. */
    BROKEN,
    /** The hub's own socket was closed, as its route was stopped. */
    SOCKET_CLOSED;

    /** For headers of routes: {@code went-silent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

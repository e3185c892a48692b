/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an extension's telephone is registered, and where.
 *
 * @param at when it became so, UTC
 * @param sequence which of those at the same time
 * @param sipCallId names the registration: when a second telephone has taken over, the first one's end doesn't count
 * @param address of the telephone, host:port
 * @param expires when it ends unless it is renewed
 */
public record Registration(
        String node,
        String extension,
        String domain,
        boolean registered,
        Instant at,
        long sequence,
        @Nullable String contact,
        @Nullable String sipCallId,
        @Nullable String userAgent,
        @Nullable String address,
        @Nullable Instant expires) {

    /** One of these an extension. */
    public record Key(String node, String extension, String domain) {}

    Key key() {
        return new Key(node, extension, domain);
    }

    boolean isNewerThan(Registration other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && sequence > other.sequence);
    }

    /** The end of a registration that another has replaced since. */
    boolean isStaleEndFor(Registration current) {
        return !registered
                && current.registered
                && sipCallId != null
                && current.sipCallId != null
                && !sipCallId.equals(current.sipCallId);
    }
}

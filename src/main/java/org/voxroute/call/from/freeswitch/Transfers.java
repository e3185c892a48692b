/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.Moment;

/**
 * The last transfer of a channel. FreeSWITCH writes {@code seconds:id:kind:target} into a variable, where the target of a blind one is
 * {@code extension/context/dialplan}; when exactly is told by the caller profile, which is made anew.
 */
final class Transfers {

    private Transfers() {}

    static @Nullable Moment last(Headers event) {
        String source = event.raw("variable_transfer_source");
        if (source == null) {
            return null;
        }
        String[] parts = source.split(":", 4);
        // uuid_br is a bridge, not a transfer; what is inline are applications, and nobody to talk to.
        if (parts.length < 4 || !parts[2].endsWith("_xfer") || parts[3].endsWith("/inline")) {
            return null;
        }
        Instant at = event.micros("Caller-Profile-Created-Time");
        int slash = parts[3].indexOf('/');
        String target = Headers.clean(slash < 0 ? parts[3] : parts[3].substring(0, slash), Headers.NUMBER_LENGTH);
        return at == null || target == null || target.isEmpty()
                ? null
                : new Moment(at, Moment.Kind.TRANSFERRED, target);
    }
}

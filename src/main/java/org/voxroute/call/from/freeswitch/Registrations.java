/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.Registration;
import org.voxroute.call.SwitchEvent;

/** {@code sofia::register}, {@code sofia::unregister} and {@code sofia::expire}, which name the same things differently. */
final class Registrations {

    private static final int LENGTH = 255;

    private Registrations() {}

    static @Nullable SwitchEvent read(Headers event, String node, Instant at, boolean isRegistered) {
        String extension = first(event, 64, "from-user", "user", "username");
        if (extension == null) {
            return null;
        }
        String domain = first(event, LENGTH, "from-host", "host", "realm");
        String address = event.text("network-ip", 50);
        String port = event.text("network-port", 8);
        long expires = event.number("expires");
        return new SwitchEvent.RegistrationEvent(new Registration(
                node,
                extension,
                domain == null ? "" : domain,
                isRegistered,
                at,
                Math.max(0, event.number("Event-Sequence")),
                event.text("contact", 500),
                event.text("call-id", LENGTH),
                event.text("user-agent", LENGTH),
                address == null || port == null ? address : address + ':' + port,
                // Of an expiry it is the second it was due, of a registration how many seconds it lasts.
                isRegistered && expires > 0 ? at.plusSeconds(Math.min(expires, 1_000_000_000)) : null));
    }

    private static @Nullable String first(Headers event, int length, String... names) {
        for (String name : names) {
            String value = event.text(name, length);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

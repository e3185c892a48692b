/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.SwitchEvent;

/** {@code sofia::gateway_state}: a gateway is up if it is registered (or needn't be) and doesn't fail to answer pings. */
final class Gateways {

    private static final Set<String> UP = Set.of("REGED", "NOREG");
    private static final Set<String> DOWN = Set.of("FAILED", "FAIL_WAIT", "DOWN", "TIMEOUT", "NOAVAIL", "EXPIRED");

    private Gateways() {}

    /** Null in passing, as while a registration is renewed. */
    static @Nullable SwitchEvent read(Headers event, String node, Instant at) {
        String gateway = event.text("Gateway", 255);
        String state = event.text("State", 32);
        String ping = event.text("Ping-Status", 32);
        if (gateway == null || state == null) {
            return null;
        }
        boolean isDown = DOWN.contains(state) || "DOWN".equals(ping);
        if (!isDown && !UP.contains(state)) {
            return null;
        }
        String phrase = event.text("Phrase", 200);
        String status = event.text("Status", 8);
        String reason = status == null ? phrase : phrase == null ? status : status + ' ' + phrase;
        return new SwitchEvent.GatewayEvent(node, at, gateway, !isDown, state, ping, reason);
    }
}

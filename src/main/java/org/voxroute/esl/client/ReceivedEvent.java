/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.voxroute.esl.codec.EslEvent;

/**
 * An event with where it came from.
 *
 * @param node name of the FreeSWITCH node
 * @param epoch number of the connection to it, from 1; what happened between two epochs was not heard
 * @param kind whether the switch sent it, or we did
 * @param event of the life cycle: named {@code VOXROUTE_CONNECTED}, {@code VOXROUTE_LOST} or {@code VOXROUTE_RESYNCED}
 */
public record ReceivedEvent(String node, long epoch, Kind kind, EslEvent event) {

    /** Comma separated ids of the channels alive when RESYNCED was sent; empty if there are none. */
    public static final String CHANNELS = "Voxroute-Channels";
    /** {@code true} in a RESYNCED event if the switch was restarted since the connection before. */
    public static final String RESTARTED = "Voxroute-Restarted";
    /** Why the connection was lost, in words, in a LOST event. */
    public static final String REASON = "Voxroute-Reason";

    /** Who says so. */
    public enum Kind {
        /** The switch. */
        EVENT,
        /** We: found by comparing the switch's channels with those known before. */
        SYNTHETIC,
        /** The connection stands and the subscription is made. */
        CONNECTED,
        /** The connection is gone. */
        LOST,
        /** The switch's channels were compared; what differed came before this as SYNTHETIC. */
        RESYNCED;

        /** Whether it is about the connection, not about a channel. */
        public boolean isLifecycle() {
            return this == CONNECTED || this == LOST || this == RESYNCED;
        }
    }

    static ReceivedEvent lifecycle(String node, long epoch, Kind kind, Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Event-Name", "VOXROUTE_" + kind.name());
        all.putAll(headers);
        return new ReceivedEvent(node, epoch, kind, EslEvent.of(all));
    }
}

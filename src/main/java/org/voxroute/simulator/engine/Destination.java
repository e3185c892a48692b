/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.xml.Directory.User;

/** Where a leg goes; SIP's part of it is missing for legs that aren't SIP. */
record Destination(
        String channelName,
        String profileName,
        String number,
        SipFacts.@Nullable Outgoing sip,
        CalleeScript script,
        @Nullable Gateway gateway,
        @Nullable User user,
        List<String> given) {

    Destination of(@Nullable User dialled, Map<String, String> common) {
        return new Destination(
                channelName, profileName, number, sip, script, gateway, dialled, List.copyOf(common.keySet()));
    }
}

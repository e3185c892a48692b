/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ProfileField;

/** Legs as they are shown to the world outside the switch's thread. */
final class Views {

    private Views() {}

    static SimulatedSwitch.LegView of(Leg leg) {
        Channel channel = leg.channel();
        return new SimulatedSwitch.LegView(
                leg.uuid(),
                leg.variables().get("call_uuid", leg.uuid()),
                channel.direction().word(),
                channel.hasProfile() ? channel.profile().get(ProfileField.CALLER_ID_NUMBER) : "",
                channel.hasProfile() ? channel.profile().get(ProfileField.DESTINATION) : "",
                channel.callState().name());
    }
}

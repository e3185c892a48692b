/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.voxroute.simulator.model.HangupCause;

/** What commands do to a leg from outside. */
public final class LegControl {

    private final SwitchCore core;

    LegControl(SwitchCore core) {
        this.core = core;
    }

    public void kill(Leg leg, HangupCause cause) {
        core.hangups().hangup(leg, cause);
    }
}

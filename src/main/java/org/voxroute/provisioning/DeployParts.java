/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.time.Clock;
import javax.sql.DataSource;

/** What deploying is made of, put together. */
public record DeployParts(
        DeploymentRows rows,
        DeployLock lock,
        Switches switches,
        ConfFolder folder,
        Placing placing,
        Verification verification,
        Recovery recovery,
        DeployWaits waits,
        DeployCounters counters,
        DeploySettings settings,
        Clock clock) {

    /**
     * The bean {@code deployer}.
     *
     * @param publicContext of the dialplan, where DIDs stand
     * @param sipProfile at which agents register
     */
    public static Deployer deployer(
            DataSource database,
            Switches switches,
            ConfFolder folder,
            Sources sources,
            Renderer renderer,
            Reconciliation reconciliation,
            DeployWaits waits,
            DeployCounters counters,
            DeploySettings settings,
            String publicContext,
            String sipProfile,
            Clock clock) {
        var rows = new DeploymentRows(database);
        return new Deployer(new DeployParts(
                rows,
                new DeployLock(database),
                switches,
                folder,
                new Placing(sources, renderer, folder, rows, settings.asFiles()),
                new Verification(rows, publicContext, sipProfile, settings.asFiles()),
                new Recovery(folder, rows, renderer, reconciliation),
                waits,
                counters,
                settings,
                clock));
    }
}

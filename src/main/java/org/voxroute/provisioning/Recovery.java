/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub does once, before it deploys anything: files that a killed hub left half done are put back, then everything
 * is compared. On the deploying thread, under the lock.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final ConfFolder folder;
    private final DeploymentRows rows;
    private final Renderer renderer;
    private final Reconciliation reconciliation;
    private boolean done;

    Recovery(ConfFolder folder, DeploymentRows rows, Renderer renderer, Reconciliation reconciliation) {
        this.folder = folder;
        this.rows = rows;
        this.renderer = renderer;
        this.reconciliation = reconciliation;
    }

    boolean isDone() {
        return done;
    }

    void run() {
        if (done) {
            return;
        }
        for (String each : renderer.folders()) {
            folder.unsettled(each).forEach(this::settle);
        }
        reconciliation.atStart();
        done = true;
    }

    /** The row tells whether the switch took the new content; if it doesn't, the previous one is what the switch has. */
    private void settle(String file) {
        String present = folder.hash(file);
        List<DeploymentRow> owners = rows.ofFile(file);
        boolean taken = present == null
                ? owners.stream().allMatch(row -> row.contentHash() == null)
                : owners.stream().anyMatch(row -> present.equals(row.contentHash()));
        if (taken) {
            folder.settle(file);
        } else {
            folder.restore(file);
            LOG.info("{} is as it was before an unfinished deployment", file);
        }
    }
}

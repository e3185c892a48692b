/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.concurrent.atomic.AtomicLong;

/** What was done since the start. Thread-safe. */
public final class DeployCounters {

    final AtomicLong reloads = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();
    final AtomicLong deployed = new AtomicLong();
    final AtomicLong failures = new AtomicLong();

    /** How often a switch was told to read its configuration. */
    public long reloads() {
        return reloads.get();
    }

    /** How often it refused to. */
    public long refusals() {
        return refusals.get();
    }

    /** Changes that arrived. */
    public long deployed() {
        return deployed.get();
    }

    /** Attempts at a change that did not. */
    public long failures() {
        return failures.get();
    }
}

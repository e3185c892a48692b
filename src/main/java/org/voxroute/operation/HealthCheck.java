/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.operation;

/** Looks after one part of the hub. Called on the thread of the request that asks; answers within a few seconds. */
public interface HealthCheck {

    /** The part's name in {@code /health}. */
    String component();

    ComponentHealth check();
}

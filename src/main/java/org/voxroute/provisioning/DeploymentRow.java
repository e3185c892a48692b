/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code deployments}.
 *
 * @param file relative to the configuration folder; null where none was written
 * @param contentHash of what the hub wrote there and the switch took
 * @param writingHash of what it was putting there
 */
record DeploymentRow(
        FileKey key,
        int tenantId,
        long generation,
        boolean pending,
        int attempts,
        @Nullable String file,
        @Nullable String contentHash,
        @Nullable String writingHash) {

    /** Whether a file with this content was written by the hub. */
    boolean wrote(String hash) {
        return hash.equals(contentHash) || hash.equals(writingHash);
    }
}

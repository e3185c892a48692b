/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one row.
 *
 * @param file where it stands, or stood; null if nothing is there and nothing has to be
 * @param hash of the content that it gets; null if the file goes
 * @param identity what the switch knows it by; null if the file goes
 * @param gone whether the agent or route itself is gone: its row goes too
 * @param moved whether the file was touched, and can be put back
 */
record Change(
        DeploymentRow row,
        @Nullable String file,
        @Nullable String hash,
        @Nullable String identity,
        boolean gone,
        boolean moved) {

    FileKey key() {
        return row.key();
    }

    /** Whether the switch has it already, as far as the hub knows. */
    boolean isKnown() {
        return !moved && (hash == null ? row.contentHash() == null : hash.equals(row.contentHash()));
    }
}

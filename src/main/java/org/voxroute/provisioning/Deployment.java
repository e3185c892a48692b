/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one file is.
 *
 * @param reason why it is still pending, in words; null if nothing went wrong yet
 * @param since when it came into this state
 */
public record Deployment(
        FileKey file, State state, @Nullable String reason, Instant since) {

    /** Whether the switch has what the database says. */
    public enum State {
        /** Not yet, or no longer. */
        PENDING,
        /** It had, when it was last looked at. */
        DEPLOYED
    }
}

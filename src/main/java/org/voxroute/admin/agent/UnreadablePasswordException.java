/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored password that this hub's key does not open. Nothing repairs it but the key it was stored under. */
final class UnreadablePasswordException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadablePasswordException(UUID agent, String reason, @Nullable Exception cause) {
        super(
                "The password of agent " + agent + " can't be read: " + reason
                        + " (VOXROUTE_SECRET_KEY, docs/agents.md)",
                cause);
    }
}

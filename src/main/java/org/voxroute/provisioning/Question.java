/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.List;

/**
 * What a node is asked, to verify what it has loaded.
 *
 * @param about the changes that its answer decides on
 */
public record Question(String node, String command, List<String> arguments, Kind kind, List<Change> about) {

    /** What the answer means. */
    enum Kind {
        /** {@code true} if the user is known. */
        KNOWS_USER,
        /** {@code false} once the user is gone. */
        FORGOT_USER,
        /** Any answer: the user's telephone is no longer registered. */
        FLUSHED,
        /** The whole context, with all its extensions. */
        HAS_EXTENSIONS
    }
}

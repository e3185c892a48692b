/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param file its name
 * @param loadedAt when its present routes were loaded; null if it never loaded
 * @param problem why its newest content does not run, with the line where that is known; null if it runs
 */
public record RouteFileStatus(
        String file, @Nullable Instant loadedAt, @Nullable String problem) {

    public boolean isRunning() {
        return problem == null;
    }
}

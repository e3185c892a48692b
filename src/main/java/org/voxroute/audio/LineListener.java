/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import org.jspecify.annotations.Nullable;

/** Hears a {@link Line}, on its thread: neither method may block. */
public interface LineListener {

    /** Something came; answers with what is to be said in return, null for nothing. */
    @Nullable
    LineMessage hear(LineMessage message);

    /** The line is closed, whoever did it; comes once and last. */
    void closed(String why);
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFrame;

/** Hears a call's audio as it comes and goes, on the line's thread: it must not wait. */
public interface AudioTap extends AutoCloseable {

    /**
     * A frame came, and a frame of the same length went, at the same time.
     *
     * @param caller null if the clock stood in for a caller who sent nothing
     * @param agent null if the caller's frame came too late to be answered
     */
    void frames(@Nullable AudioFrame caller, @Nullable AudioFrame agent);

    /** The call is over. */
    @Override
    void close();
}

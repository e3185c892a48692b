/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import java.time.Instant;
import org.voxroute.voice.recording.RecordingFiles;

/** What the route {@code recording-upkeep} does once an hour; bean {@code recordingUpkeep}. */
public final class RecordingUpkeep {

    private final RecordingFiles files;
    private final Duration kept;

    RecordingUpkeep(RecordingFiles files, Duration kept) {
        this.files = files;
        this.kept = kept;
    }

    public void forget() {
        if (!kept.isZero()) {
            files.forget(kept, Instant.now());
        }
    }
}

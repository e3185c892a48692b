/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Recordings of calls that talk: {@code voxroute.recording.*}.
 *
 * @param folder where they are; relative to the data folder
 * @param kept how long; zero for ever
 */
@ConfigurationProperties("voxroute.recording")
record RecordingProperties(
        @DefaultValue("recordings") String folder,
        @DefaultValue("0") Duration kept) {

    RecordingProperties {
        if (kept.isNegative()) {
            throw new IllegalArgumentException("voxroute.recording.kept is " + kept + ": it can't be negative");
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a leg was set up, rang and was answered: UTC, by the switch's clock. Null: not known, or not happened. */
public record LegTimes(
        @Nullable Instant created,
        @Nullable Instant ringing,
        @Nullable Instant answered) {

    static final LegTimes UNKNOWN = new LegTimes(null, null, null);

    LegTimes join(LegTimes other) {
        Instant firstCreated = Join.least(created, other.created);
        Instant firstRinging = Join.least(ringing, other.ringing);
        Instant firstAnswered = Join.least(answered, other.answered);
        return firstCreated == created && firstRinging == ringing && firstAnswered == answered
                ? this
                : new LegTimes(firstCreated, firstRinging, firstAnswered);
    }
}

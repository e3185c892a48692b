/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a leg was set up, rang, was answered and was first bridged: UTC, by the switch's clock. Null: not known, or not happened. */
public record LegTimes(
        @Nullable Instant created,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant bridged) {

    LegTimes join(LegTimes other) {
        Instant firstCreated = Join.least(created, other.created);
        Instant firstRinging = Join.least(ringing, other.ringing);
        Instant firstAnswered = Join.least(answered, other.answered);
        Instant firstBridged = Join.least(bridged, other.bridged);
        return new LegTimes(firstCreated, firstRinging, firstAnswered, firstBridged);
    }
}

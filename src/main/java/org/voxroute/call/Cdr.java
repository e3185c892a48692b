/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Call detail record: what is kept of a call. How its values are found is told at {@link CallSummary}.
 *
 * @param duration whole seconds from start to end
 * @param billsec answered seconds
 * @param source the worst source that the end of one of its legs is known from
 * @param revision 1, and one more each time that something better was learnt
 */
public record Cdr(
        String callId,
        String node,
        int tenantId,
        @Nullable Direction direction,
        @Nullable String callerName,
        @Nullable String callerNumber,
        @Nullable String destination,
        @Nullable String agentExtension,
        Instant start,
        @Nullable Instant answer,
        Instant end,
        int duration,
        int billsec,
        String hangupCause,
        @Nullable String recordingPath,
        LegEnd.Source source,
        int revision) {

    static Cdr of(Call call, CallSummary summary) {
        Instant end = summary.end() == null ? summary.start() : summary.end();
        return new Cdr(
                call.id(),
                call.node(),
                call.tenantId(),
                summary.direction(),
                summary.callerName(),
                summary.caller(),
                summary.destination(),
                summary.agentExtension(),
                summary.start(),
                summary.answer(),
                end,
                summary.duration(),
                summary.billsec(),
                summary.hangupCause() == null ? LegEnd.UNKNOWN_CAUSE : summary.hangupCause(),
                summary.recordingPath(),
                source(call),
                call.revision());
    }

    /** Every recording of the call, the first one first. */
    static List<String> recordings(Call call) {
        return call.legs().values().stream()
                .flatMap(leg -> leg.moments().all().stream())
                .filter(moment -> moment.kind() == Moment.Kind.RECORDING_STARTED)
                .sorted()
                .map(Moment::detail)
                .distinct()
                .toList();
    }

    private static LegEnd.Source source(Call call) {
        return call.legs().values().stream()
                .map(Leg::end)
                .filter(end -> end != null)
                .map(LegEnd::source)
                .min(Comparator.naturalOrder())
                .orElse(LegEnd.Source.INFERRED);
    }
}

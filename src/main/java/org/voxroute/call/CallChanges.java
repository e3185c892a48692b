/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call events that tell the difference between a call as it was and as it is. Pure. */
final class CallChanges {

    private CallChanges() {}

    /**
     * @param before null for a call that nobody was told of
     * @param absorbed legs that were told of as parts of other calls
     * @param said what was told of conversations on the call
     */
    static List<CallEvent> between(
            @Nullable Call before, Call after, Map<String, Leg> absorbed, List<? extends CallEvent> said) {
        var events = new ArrayList<CallEvent>();
        CallSummary now = CallSummary.of(after);
        if (before == null) {
            events.add(new CallEvent.Started(now.start()));
        }
        for (Leg leg : after.legs().values()) {
            Leg earlier = before == null ? null : before.legs().get(leg.uuid());
            earlier = earlier == null ? absorbed.get(leg.uuid()) : earlier;
            if (leg != earlier) {
                ofLeg(earlier, leg, events);
            }
        }
        if (now.answer() != null && (before == null || !CallSummary.of(before).isAnswered())) {
            events.add(new CallEvent.Answered(now.answer()));
        }
        events.addAll(said);
        events.sort(Comparator.comparing(CallEvent::at).thenComparingInt(CallChanges::rank));
        if (after.settled()) {
            Cdr cdr = Cdr.of(after, now);
            if (before == null || !before.settled()) {
                events.add(new CallEvent.Ended(cdr));
            }
            if (before == null || before.revision() != after.revision()) {
                events.add(new CallEvent.Recorded(cdr, Cdr.recordings(after)));
            }
        }
        return events;
    }

    private static void ofLeg(@Nullable Leg before, Leg after, List<CallEvent> events) {
        boolean rang = before != null && before.times().ringing() != null;
        if (after.isOutgoing() && after.times().ringing() != null && !rang) {
            String number = after.placed() == null ? null : after.placed().dialled();
            events.add(new CallEvent.Ringing(after.times().ringing(), after.uuid(), number, after.extension()));
        }
        for (Moment moment : after.moments().since(before == null ? Moments.NONE : before.moments())) {
            CallEvent event = ofMoment(after, moment);
            if (event != null) {
                events.add(event);
            }
        }
    }

    private static @Nullable CallEvent ofMoment(Leg leg, Moment moment) {
        return switch (moment.kind()) {
            case UNBRIDGED -> null;
            case BRIDGED -> new CallEvent.Bridged(moment.at(), leg.uuid(), moment.detail());
            case TRANSFERRED ->
                isTransfer(leg, moment) ? new CallEvent.Transferred(moment.at(), leg.uuid(), moment.detail()) : null;
            case HELD -> new CallEvent.Held(moment.at(), leg.uuid());
            case UNHELD -> new CallEvent.Unheld(moment.at(), leg.uuid());
            case DIGIT -> new CallEvent.Dtmf(moment.at(), leg.uuid(), moment.detail());
            case RECORDING_STARTED -> new CallEvent.RecordingStarted(moment.at(), leg.uuid(), moment.detail());
            case RECORDING_STOPPED -> new CallEvent.RecordingStopped(moment.at(), leg.uuid(), moment.detail());
        };
    }

    /** Before anybody answered it is how the dialplan finds the destination, not what people mean by a transfer. */
    private static boolean isTransfer(Leg leg, Moment moment) {
        return leg.times().answered() != null && moment.at().isAfter(leg.times().answered());
    }

    private static int rank(CallEvent event) {
        return switch (event.type()) {
            case "call.started" -> 0;
            case "call.ringing" -> 1;
            case "call.answered" -> 2;
            case "call.bridged" -> 3;
            default -> 4;
        };
    }
}

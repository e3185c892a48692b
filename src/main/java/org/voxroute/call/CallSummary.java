/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call as people tell of it, worked out of what is known of its legs: a function of them, whatever order the events came in.
 *
 * <p>Direction: inbound if the first leg comes from outside, else outbound; an agent who calls an agent makes an outbound call, and
 * so does a click-to-call.
 *
 * <p>Parties: of an inbound call the caller's number and the number that was dialled; of an outbound call the number that the
 * called side was shown and the destination. The agent of an inbound call is the one who answered last, else the one who was rung
 * last; of an outbound call the one who made it.
 *
 * <p>Answered: an inbound call when the switch took it for the caller (from then on the caller pays); an outbound call when
 * somebody besides the agent answered. An agent who waits for a busy destination has not been answered. Only where the switch
 * itself is the destination (echo test, conference, voice agent) does the agent's own leg count.
 *
 * <p>Ended: with its first leg, even if the switch takes a moment longer to end the others; with the last leg, if they talked on.
 *
 * @param customer the number outside; null if both sides are ours
 * @param organization our number: the one dialled, or the one shown
 * @param talkEnd when the answered part ended; null while it lasts, or was none
 */
public record CallSummary(
        Direction direction,
        CallStatus status,
        @Nullable String caller,
        @Nullable String callerName,
        @Nullable String destination,
        @Nullable String agentExtension,
        @Nullable String customer,
        @Nullable String organization,
        Instant start,
        @Nullable Instant answer,
        @Nullable Instant end,
        @Nullable Instant talkEnd,
        @Nullable String hangupCause,
        @Nullable String recordingPath) {

    private static final Comparator<Instant> LATEST = Comparator.nullsFirst(Comparator.naturalOrder());

    /** Worked out anew; cheap. */
    public static CallSummary of(Call call) {
        return new Parts(call).summary();
    }

    /** Whole seconds from the first leg's start to the last one's end, counted as the switch counts; 0 while it lasts. */
    public int duration() {
        return end == null ? 0 : seconds(start, end);
    }

    /** Answered seconds, counted likewise. */
    public int billsec() {
        return answer == null || talkEnd == null ? 0 : seconds(answer, talkEnd);
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** The switch subtracts whole seconds of the clock: 10.9 to 12.1 are two. None if the clock was set back meanwhile. */
    private static int seconds(Instant from, Instant to) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, to.getEpochSecond() - from.getEpochSecond()));
    }

    /** The legs, sorted by their part in the call. */
    private static final class Parts {
        private final Call call;
        private final @Nullable Leg root;
        private final List<Leg> dialled;
        private final Direction direction;

        Parts(Call call) {
            this.call = call;
            this.root = call.root();
            this.dialled = List.copyOf(call.dialled());
            this.direction = direction();
        }

        CallSummary summary() {
            Instant answer = answer();
            Instant end = call.isOver() ? end() : null;
            Placed caller = caller();
            String number = caller == null ? null : caller.number();
            String destination = destination();
            boolean inbound = direction == Direction.INBOUND;
            return new CallSummary(
                    direction,
                    status(answer),
                    number,
                    caller == null ? null : caller.name(),
                    destination,
                    agent(),
                    inbound ? number : isOurs(destination) ? null : destination,
                    inbound ? destination : shownByRoot(number),
                    call.start(),
                    answer,
                    end,
                    talkEnd(answer, end),
                    end == null ? null : cause(answer),
                    recording());
        }

        private Direction direction() {
            if (root != null && root.heading() != null) {
                return root.heading() == Heading.INCOMING && root.extension() == null
                        ? Direction.INBOUND
                        : Direction.OUTBOUND;
            }
            // The first leg was never seen: somebody from outside, if it made one of our telephones ring.
            return dialled.stream().anyMatch(leg -> leg.extension() != null) ? Direction.INBOUND : Direction.OUTBOUND;
        }

        private @Nullable Placed caller() {
            Leg told = direction == Direction.INBOUND || dialled.isEmpty() ? root : dialled.get(0);
            if (told == null && !dialled.isEmpty()) {
                told = dialled.get(0);
            }
            return told == null ? null : told.placed();
        }

        private @Nullable String destination() {
            if (root == null) {
                return dialledBy(dialled.isEmpty() ? null : dialled.get(0));
            }
            if (root.dialling().wanted() != null) {
                return root.dialling().wanted();
            }
            if (!root.isOutgoing() || root.extension() == null) {
                return dialledBy(root);
            }
            if (!dialled.isEmpty()) {
                return dialledBy(dialled.get(0));
            }
            return root.dialling().target() != null ? root.dialling().target() : dialledBy(root);
        }

        private static @Nullable String dialledBy(@Nullable Leg leg) {
            return leg == null || leg.placed() == null ? null : leg.placed().dialled();
        }

        private @Nullable String agent() {
            if (direction == Direction.OUTBOUND && root != null && root.extension() != null) {
                return root.extension();
            }
            Leg best = null;
            for (Leg leg : dialled) {
                if (leg.extension() != null && (best == null || !answered(leg).isBefore(answered(best)))) {
                    best = leg;
                }
            }
            return best == null ? null : best.extension();
        }

        private static Instant answered(Leg leg) {
            return leg.times().answered() == null ? Instant.MIN : leg.times().answered();
        }

        private boolean isOurs(@Nullable String number) {
            return number != null && call.legs().values().stream().anyMatch(leg -> number.equals(leg.extension()));
        }

        /** Of a click-to-call, the number that was asked for, even if another was shown in the end. */
        private @Nullable String shownByRoot(@Nullable String shown) {
            return root != null
                            && root.isOutgoing()
                            && root.placed() != null
                            && root.placed().number() != null
                    ? root.placed().number()
                    : shown;
        }

        private @Nullable Instant answer() {
            if (direction == Direction.INBOUND && root != null) {
                return root.times().answered();
            }
            Instant byOthers = dialled.stream()
                    .map(leg -> leg.times().answered())
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (byOthers != null || root == null) {
                return byOthers;
            }
            Instant bridged = root.times().bridged();
            Instant answered = root.times().answered();
            if (dialled.isEmpty() && bridged != null && answered != null) {
                // Nothing was heard of the other leg, only that they were connected; before the answer that is early
                // media.
                return bridged.isAfter(answered) ? bridged : answered;
            }
            return isServed(root) ? root.times().answered() : null;
        }

        /** The switch itself is whom this leg reached; until the call is settled, only if the switch says so. */
        private boolean isServed(Leg leg) {
            boolean triedAnother = !dialled.isEmpty()
                    || leg.dialling().dialsOut()
                    || leg.dialling().wanted() != null;
            return !triedAnother && (call.settled() || leg.dialling().served());
        }

        private @Nullable Instant talkEnd(@Nullable Instant answer, @Nullable Instant end) {
            if (answer == null || end == null || direction == Direction.INBOUND) {
                return answer == null ? null : end;
            }
            Instant byOthers = latest(
                    dialled.stream()
                            .filter(leg -> leg.times().answered() != null)
                            .toList(),
                    leg -> endOf(leg));
            return byOthers == null || byOthers.isAfter(end) ? end : byOthers;
        }

        /** With its first leg; with the last one if others talked on without the first. */
        private @Nullable Instant end() {
            if (root == null || dialled.stream().anyMatch(this::wentOn)) {
                return latest(call.legs().values(), leg -> endOf(leg));
            }
            return endOf(root);
        }

        private boolean wentOn(Leg leg) {
            return leg.moments().all().stream()
                    .anyMatch(moment -> moment.kind() == Moment.Kind.TRANSFERRED
                            || (moment.kind() == Moment.Kind.BRIDGED
                                    && !moment.detail().equals(call.id())));
        }

        /** The first leg's, but of an outbound call that nobody answered the last other one's: why it failed. */
        private @Nullable String cause(@Nullable Instant answer) {
            Leg telling = root;
            boolean failed = direction == Direction.OUTBOUND && answer == null;
            if (!dialled.isEmpty() && (root == null || failed)) {
                telling = dialled.stream()
                        .max(Comparator.comparing((Leg leg) -> endOf(leg), LATEST)
                                .thenComparing(Leg::uuid))
                        .orElse(root);
            }
            return telling == null || telling.end() == null
                    ? LegEnd.UNKNOWN_CAUSE
                    : telling.end().cause();
        }

        private @Nullable String recording() {
            return call.legs().values().stream()
                    .flatMap(leg -> leg.moments().all().stream())
                    .filter(moment -> moment.kind() == Moment.Kind.RECORDING_STARTED)
                    .min(Comparator.naturalOrder())
                    .map(Moment::detail)
                    .orElse(null);
        }

        private CallStatus status(@Nullable Instant answer) {
            if (call.settled()) {
                return CallStatus.ENDED;
            }
            if (answer != null) {
                return isHeld() ? CallStatus.HELD : isBridged() ? CallStatus.IN_PROGRESS : CallStatus.ANSWERED;
            }
            boolean rings = call.legs().values().stream()
                    .anyMatch(leg -> leg.isOutgoing() && leg.times().ringing() != null);
            return rings ? CallStatus.RINGING : CallStatus.STARTED;
        }

        private boolean isHeld() {
            return isLast(Moment.Kind.HELD, Moment.Kind.UNHELD);
        }

        private boolean isBridged() {
            return isLast(Moment.Kind.BRIDGED, Moment.Kind.UNBRIDGED);
        }

        /** Of this pair, some leg that lives had this one last. */
        private boolean isLast(Moment.Kind wanted, Moment.Kind opposite) {
            return call.legs().values().stream().filter(leg -> !leg.isEnded()).anyMatch(leg -> {
                Moment last = leg.moments().last(wanted, opposite);
                return last != null && last.kind() == wanted;
            });
        }

        private static @Nullable Instant endOf(Leg leg) {
            LegEnd end = leg.end();
            return end == null ? null : end.at();
        }

        private static @Nullable Instant latest(Collection<Leg> legs, Function<Leg, @Nullable Instant> time) {
            return legs.stream()
                    .map(time)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
    }
}

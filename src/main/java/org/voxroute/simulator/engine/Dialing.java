/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.Variables;

/** One attempt to reach someone: the alternatives of a dial string, one group after the other, the legs of a group at once. */
final class Dialing {

    private final SwitchCore core;
    private final Dialer dialer;
    private final Dialer.Order order;
    private final Dialer.Listener listener;
    private final List<Leg> ringing = new ArrayList<>();
    private Timer.Pending timeout = () -> {};
    private int group;
    private int starting;
    private boolean over;
    private boolean bridgedEarly;
    private HangupCause lastCause = HangupCause.NORMAL_TEMPORARY_FAILURE;
    private @Nullable Leg lastLeg;

    Dialing(SwitchCore core, Dialer dialer, Dialer.Order order, Dialer.Listener listener) {
        this.core = core;
        this.dialer = dialer;
        this.order = order;
        this.listener = listener;
    }

    void start() {
        Leg originator = order.originator();
        if (originator != null) {
            begin(originator);
        }
        nextGroup();
    }

    /** An originate begins for this leg; one for a user begins twice. */
    static void begin(Leg originator) {
        originator.variables().set("originate_disposition", "failure").set("DIALSTATUS", "INVALIDARGS");
    }

    private void nextGroup() {
        timeout.cancel();
        List<List<DialString.Target>> groups = order.what().groups();
        if (over) {
            return;
        }
        if (group >= groups.size()) {
            over = true;
            listener.failed(lastCause, lastLeg);
            return;
        }
        List<DialString.Target> targets = groups.get(group++);
        // Legs may fail while the others are still being started.
        starting = targets.size();
        Duration limit = order.timeout();
        for (DialString.Target target : targets) {
            limit = shorter(limit, target.variables().get("leg_timeout"));
            dialOne(target);
            starting--;
        }
        if (!over && starting == 0 && ringing.isEmpty()) {
            nextGroup();
        } else if (!over) {
            timeout = core.timer().after(limit, this::timedOut);
        }
    }

    private void dialOne(DialString.Target target) {
        Dialer.Resolved resolved = dialer.resolve(target, order.what().variables(), order.originator());
        OutboundLegs.Made made = dialer.outbound().make(resolved, order.originator());
        Leg leg = made.leg();
        if (leg == null) {
            lastCause = made.failure();
            note(order.originator(), resolved, lastCause);
            return;
        }
        ringing.add(leg);
        Leg originator = order.originator();
        if (originator != null) {
            originator.variables().set("originate_signal_bond", leg.uuid());
            originator.variables().push("originated_legs", OutboundLegs.legEntry(leg));
        }
        leg.onDown(() -> legDown(leg));
        dialer.outbound().dial(leg, resolved, order.originator(), this);
    }

    private static void note(@Nullable Leg originator, Dialer.Resolved resolved, HangupCause cause) {
        if (originator != null && resolved.url().startsWith("error/")) {
            originator.variables().set("originate_disposition", cause.name());
        }
    }

    /** The far end rings. */
    void onRinging(Leg leg) {
        if (!over) {
            listener.ringing(leg);
        }
    }

    /** The far end sends audio before it answers. */
    void onEarlyMedia(Leg leg) {
        if (!over && !bridgedEarly) {
            bridgedEarly = true;
            timeout.cancel();
            listener.earlyMedia(leg);
        }
    }

    void onAnswered(Leg leg) {
        if (over) {
            return;
        }
        over = true;
        timeout.cancel();
        leg.onDown(null);
        ringing.remove(leg);
        for (Leg loser : List.copyOf(ringing)) {
            loser.onDown(null);
            core.hangups().hangup(loser, HangupCause.LOSE_RACE);
        }
        ringing.clear();
        listener.answered(leg);
    }

    private void legDown(Leg leg) {
        HangupCause cause = leg.channel().cause();
        lastCause = cause == null ? HangupCause.NORMAL_CLEARING : cause;
        lastLeg = leg;
        ringing.remove(leg);
        core.hangups().begin(leg);
        boolean last = !over && ringing.isEmpty() && starting == 0;
        // A leg that ended by itself reports before its originator goes on; one that was given up, after.
        if (last && group >= order.what().groups().size() && isTimeout(lastCause)) {
            over = true;
            timeout.cancel();
            listener.failed(lastCause, leg);
            report(leg);
        } else {
            report(leg);
            if (last) {
                nextGroup();
            }
        }
    }

    private static boolean isTimeout(HangupCause cause) {
        return cause == HangupCause.NO_ANSWER;
    }

    private void report(Leg leg) {
        core.hangups().report(leg);
        core.hangups().destroy(leg);
    }

    private void timedOut() {
        for (Leg leg : List.copyOf(ringing)) {
            core.hangups().hangup(leg, HangupCause.NO_ANSWER);
        }
    }

    /** The originator gives up: the legs that ring are hung up, and the listener hears nothing more. Returns one of them. */
    @Nullable
    Leg cancel(HangupCause cause, @Nullable Variables from) {
        if (over) {
            return null;
        }
        over = true;
        timeout.cancel();
        for (Leg leg : List.copyOf(ringing)) {
            if (from != null) {
                Hangups.tellPeer(from, leg.variables(), cause);
            }
            // The legs report when their originator has: see giveUp.
            leg.onDown(() -> {});
            core.hangups().hangup(leg, cause);
        }
        return ringing.isEmpty() ? null : ringing.get(ringing.size() - 1);
    }

    /** Second half of {@link #cancel}. */
    void giveUp() {
        for (Leg leg : List.copyOf(ringing)) {
            core.hangups().finish(leg);
        }
        ringing.clear();
    }

    /** The variables that the legs take over from their originator, in order. */
    static Map<String, String> exported(Leg originator) {
        Map<String, String> exported = new LinkedHashMap<>();
        String names = originator.variables().get("export_vars");
        if (names != null) {
            exported.put("export_vars", names);
            for (String name : names.split(",", -1)) {
                String value = originator.variables().get(name);
                if (value != null) {
                    exported.put(name, value);
                }
            }
        }
        return exported;
    }

    static Duration shorter(Duration limit, @Nullable String seconds) {
        if (seconds == null || seconds.isBlank()) {
            return limit;
        }
        try {
            String number = seconds.strip().toLowerCase(Locale.ROOT);
            Duration other = Duration.ofMillis((long) (Double.parseDouble(number) * 1000));
            return other.compareTo(limit) < 0 && !other.isNegative() && !other.isZero() ? other : limit;
        } catch (NumberFormatException notASecond) {
            return limit;
        }
    }
}

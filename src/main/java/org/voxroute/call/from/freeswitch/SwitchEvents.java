/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.LegEnd;
import org.voxroute.call.Moment;
import org.voxroute.call.SwitchEvent;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;

/** Translates FreeSWITCH's events; those that tell nothing of a call, a telephone or a gateway become null. */
final class SwitchEvents {

    private final Clock clock;

    SwitchEvents(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    SwitchEvent translate(ReceivedEvent received) {
        return switch (received.kind()) {
            case EVENT, SYNTHETIC -> ofSwitch(received);
            case RESYNCED -> resynced(received);
            // Nothing is known to have ended because the line to the switch has.
            case CONNECTED, LOST -> null;
        };
    }

    private SwitchEvent resynced(ReceivedEvent received) {
        String alive = received.event().header(ReceivedEvent.CHANNELS);
        Set<String> uuids =
                alive == null || alive.isEmpty() ? Set.of() : Set.copyOf(java.util.List.of(alive.split(",")));
        return new SwitchEvent.Resynced(received.node(), clock.instant(), received.epoch(), uuids);
    }

    private @Nullable SwitchEvent ofSwitch(ReceivedEvent received) {
        EslEvent event = received.event();
        return switch (event.name()) {
            case "CHANNEL_CREATE", "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA", "CHANNEL_ANSWER" ->
                leg(received, null);
            case "CHANNEL_PARK" -> leg(received, null);
            case "CHANNEL_BRIDGE" -> leg(received, Moment.Kind.BRIDGED);
            case "CHANNEL_UNBRIDGE" -> leg(received, Moment.Kind.UNBRIDGED);
            case "CHANNEL_HOLD" -> leg(received, Moment.Kind.HELD);
            case "CHANNEL_UNHOLD" -> leg(received, Moment.Kind.UNHELD);
            case "CHANNEL_HANGUP_COMPLETE", "CHANNEL_DESTROY" -> leg(received, null);
            case "DTMF" -> leg(received, Moment.Kind.DIGIT);
            case "RECORD_START" -> leg(received, Moment.Kind.RECORDING_STARTED);
            case "RECORD_STOP" -> leg(received, Moment.Kind.RECORDING_STOPPED);
            case "CUSTOM" -> custom(received);
            default -> null;
        };
    }

    private @Nullable SwitchEvent leg(ReceivedEvent received, Moment.@Nullable Kind kind) {
        Headers event = received.event()::header;
        String uuid = event.id("Unique-ID");
        if (uuid == null) {
            return null;
        }
        Instant at = at(event);
        String call = LegReader.callOf(event, uuid);
        String name = received.event().name();
        boolean isSynthetic = received.kind() == ReceivedEvent.Kind.SYNTHETIC;
        var facts = new LegReader.Facts(
                at,
                isSynthetic,
                name.equals("CHANNEL_ANSWER"),
                name.equals("CHANNEL_PARK"),
                end(event, name, at, isSynthetic),
                kind == null ? null : moment(event, kind, uuid, at));
        return new SwitchEvent.LegEvent(
                LegReader.read(event, received.node(), uuid, call, facts),
                call,
                at,
                received.epoch(),
                tenant(event),
                isSynthetic);
    }

    /** Set by the hub where it dials; absent elsewhere. */
    static @Nullable Integer tenant(Headers event) {
        long tenant = event.number("variable_voxroute_tenant");
        return tenant <= 0 || tenant > Integer.MAX_VALUE ? null : (int) tenant;
    }

    private static @Nullable LegEnd end(Headers event, String name, Instant at, boolean isSynthetic) {
        if (!name.equals("CHANNEL_HANGUP_COMPLETE") && !name.equals("CHANNEL_DESTROY")) {
            return null;
        }
        Instant hungUp = event.micros("Caller-Channel-Hangup-Time");
        String cause = event.text("Hangup-Cause", Headers.CAUSE_LENGTH);
        return new LegEnd(
                hungUp == null ? at : hungUp,
                cause == null ? LegEnd.UNKNOWN_CAUSE : cause,
                isSynthetic ? LegEnd.Source.INFERRED : LegEnd.Source.EVENTS);
    }

    private static @Nullable Moment moment(Headers event, Moment.Kind kind, String uuid, Instant at) {
        String detail = switch (kind) {
            case BRIDGED, UNBRIDGED -> otherLeg(event, uuid);
            case DIGIT -> digit(event.raw("DTMF-Digit"));
            case RECORDING_STARTED, RECORDING_STOPPED -> event.text("Record-File-Path", Headers.PATH_LENGTH);
            case HELD, UNHELD, TRANSFERRED -> "";
        };
        return detail == null ? null : new Moment(at, kind, detail);
    }

    private static @Nullable String otherLeg(Headers event, String uuid) {
        String bridgeA = event.id("Bridge-A-Unique-ID");
        String other = uuid.equals(bridgeA) ? event.id("Bridge-B-Unique-ID") : bridgeA;
        return other == null ? event.id("Other-Leg-Unique-ID") : other;
    }

    private static @Nullable String digit(@Nullable String digit) {
        return digit != null && digit.length() == 1 && "0123456789ABCDabcd*#".contains(digit) ? digit : null;
    }

    private @Nullable SwitchEvent custom(ReceivedEvent received) {
        String subclass = received.event().subclass();
        if (subclass == null) {
            return null;
        }
        Headers event = received.event()::header;
        return switch (subclass) {
            case "sofia::register" -> Registrations.read(event, received.node(), at(event), true);
            case "sofia::unregister", "sofia::expire" -> Registrations.read(event, received.node(), at(event), false);
            case "sofia::gateway_state" -> Gateways.read(event, received.node(), at(event));
            default -> null;
        };
    }

    private Instant at(Headers event) {
        Instant at = event.micros("Event-Date-Timestamp");
        return at == null ? clock.instant() : at;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.Dialling;
import org.voxroute.call.Heading;
import org.voxroute.call.Leg;
import org.voxroute.call.LegEnd;
import org.voxroute.call.LegTimes;
import org.voxroute.call.Moment;
import org.voxroute.call.Moments;
import org.voxroute.call.Placed;

/**
 * What a FreeSWITCH channel event tells of its channel. Whatever the event is about, it repeats what the switch knows of the channel,
 * with the times of all that has happened to it so far: so it doesn't matter which of them was heard first.
 */
final class LegReader {

    private LegReader() {}

    /** A leg that is dialled for another one belongs to that one's call; else its call is its own. */
    static String callOf(Headers event, String uuid) {
        String originator = event.id("variable_originator");
        if (originator == null && "originator".equals(event.raw("Other-Type"))) {
            originator = event.id("Other-Leg-Unique-ID");
        }
        if (originator == null) {
            // Turns into the leg's own once the other leg is gone.
            originator = event.id("Channel-Call-UUID");
        }
        return originator == null ? uuid : originator;
    }

    /**
     * What the name of the event says, beside its headers.
     *
     * @param isGuess it was made from the switch's table of channels, which knows seconds only
     * @param isAnswer the leg is answered now, or was by now
     * @param isServed the leg talks to the switch itself
     */
    record Facts(
            Instant at,
            boolean isGuess,
            boolean isAnswer,
            boolean isServed,
            @Nullable LegEnd end,
            @Nullable Moment moment) {}

    static Leg read(Headers event, String node, String uuid, String call, Facts facts) {
        Heading heading = heading(event);
        return new Leg(
                uuid,
                node,
                heading,
                relatives(event, uuid, call),
                placed(event, heading, facts.at(), call.equals(uuid)),
                dialling(event, heading, facts.isServed()),
                times(event, facts),
                facts.end(),
                moments(event, facts.moment()));
    }

    private static LegTimes times(Headers event, Facts facts) {
        Instant created = event.micros("Caller-Channel-Created-Time");
        if (facts.isGuess() && created != null) {
            // The end of that second: the earliest telling counts, so any better one will.
            created = created.plus(999_999, ChronoUnit.MICROS);
        }
        Instant answered = event.micros("Caller-Channel-Answered-Time");
        return new LegTimes(
                created,
                earlier(
                        event.micros("Caller-Channel-Progress-Time"),
                        event.micros("Caller-Channel-Progress-Media-Time")),
                answered == null && facts.isAnswer() ? facts.at() : answered,
                event.micros("Caller-Channel-Bridged-Time"));
    }

    private static @Nullable Heading heading(Headers event) {
        String direction = event.raw("Call-Direction");
        if (direction == null) {
            return null;
        }
        return switch (direction) {
            case "inbound" -> Heading.INCOMING;
            case "outbound" -> Heading.OUTGOING;
            default -> null;
        };
    }

    private static SortedSet<String> relatives(Headers event, String uuid, String call) {
        String channelCall = event.id("Channel-Call-UUID");
        String other = event.id("Other-Leg-Unique-ID");
        String bridgeA = event.id("Bridge-A-Unique-ID");
        String bridgeB = event.id("Bridge-B-Unique-ID");
        SortedSet<String> found = Collections.emptySortedSet();
        for (String relative : new @Nullable String[] {call, channelCall, other, bridgeA, bridgeB}) {
            if (relative != null && !relative.equals(uuid)) {
                found = found.isEmpty() ? new TreeSet<>() : found;
                found.add(relative);
            }
        }
        return found;
    }

    private static @Nullable Placed placed(Headers event, @Nullable Heading heading, Instant at, boolean isFirst) {
        String dialled = event.text("Caller-Destination-Number", Headers.NUMBER_LENGTH);
        String number = null;
        String name = null;
        if (isFirst) {
            // The switch swaps the parties of a leg that it has dialled and then sent to the dialplan; these stay as
            // they were.
            number = event.text("Caller-Orig-Caller-ID-Number", Headers.NUMBER_LENGTH);
            name = event.text("Caller-Orig-Caller-ID-Name", Headers.NAME_LENGTH);
        }
        if (number == null) {
            number = event.text("Caller-Caller-ID-Number", Headers.NUMBER_LENGTH);
            name = event.text("Caller-Caller-ID-Name", Headers.NAME_LENGTH);
        }
        if (number == null && dialled == null) {
            return null;
        }
        int profile = (int) Math.min(Integer.MAX_VALUE, Math.max(1, event.number("Caller-Profile-Index")));
        if (heading == Heading.INCOMING && profile > 1) {
            // The dialplan has sent it on already. What the caller dialled stands in the INVITE.
            String invited = event.text("variable_sip_req_user", Headers.NUMBER_LENGTH);
            dialled = invited == null ? dialled : invited;
        }
        return new Placed(
                profile,
                at,
                Math.max(0, event.number("Event-Sequence")),
                number,
                name,
                dialled,
                extension(event, heading));
    }

    /** Of an incoming leg the one who proved to be it; of an outgoing one whose telephone was dialled. */
    private static @Nullable String extension(Headers event, @Nullable Heading heading) {
        String presence = event.text("Channel-Presence-ID", 255);
        String ofPresence = presence == null ? null : user(presence);
        if (heading == Heading.INCOMING) {
            String authenticated = event.text("variable_user_name", Headers.EXTENSION_LENGTH);
            return authenticated == null ? ofPresence : authenticated;
        }
        // dialed_user changes when this leg dials another itself.
        return ofPresence == null ? event.text("variable_dialed_user", Headers.EXTENSION_LENGTH) : ofPresence;
    }

    private static @Nullable String user(String address) {
        int at = address.indexOf('@');
        String user = at < 0 ? address : address.substring(0, at);
        return user.isEmpty() ? null : Headers.clean(user, Headers.EXTENSION_LENGTH);
    }

    private static Dialling dialling(Headers event, @Nullable Heading heading, boolean served) {
        String wanted = event.text("variable_voxroute_destination", Headers.NUMBER_LENGTH);
        boolean dialsOut = event.raw("variable_originate_disposition") != null;
        String target = null;
        if (heading == Heading.OUTGOING && "bridge".equals(event.raw("variable_current_application"))) {
            target = DialString.destination(event.raw("variable_current_application_data"));
        }
        return new Dialling(wanted, target, dialsOut, served);
    }

    private static Moments moments(Headers event, @Nullable Moment moment) {
        Moment transfer = Transfers.last(event);
        if (transfer == null) {
            return moment == null ? Moments.NONE : Moments.of(moment);
        }
        return moment == null ? Moments.of(transfer) : Moments.of(transfer, moment);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}

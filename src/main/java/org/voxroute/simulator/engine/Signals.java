/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.CallSite;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.CallState;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelEvents;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.ProfileTime;

/** The small changes of a channel, each with the event that tells of it. */
final class Signals {

    private final ChannelEvents events;

    Signals(ChannelEvents events) {
        this.events = events;
    }

    long now() {
        return events.bus().now();
    }

    void fire(Leg leg, String name, CallSite site) {
        events.fire(leg.channel(), name, site);
    }

    void fire(Leg leg, String name, CallSite site, List<EventHeader> before, List<EventHeader> after) {
        events.fire(leg.channel(), name, site, before, after);
    }

    /** The channel enters the state. */
    void state(Leg leg, ChannelState state) {
        leg.channel().running(state);
        fire(leg, "CHANNEL_STATE", Sites.STATE);
    }

    /** The channel enters the state, and another is already asked for. */
    void state(Leg leg, ChannelState state, ChannelState next) {
        leg.channel().running(state);
        leg.channel().next(next);
        fire(leg, "CHANNEL_STATE", Sites.STATE);
    }

    void callState(Leg leg, CallState state) {
        Channel channel = leg.channel();
        CallState before = channel.callState();
        if (before != state) {
            channel.callState(state);
            fire(
                    leg,
                    "CHANNEL_CALLSTATE",
                    Sites.CALLSTATE,
                    List.of(
                            EventHeader.of("Original-Channel-Call-State", before.name()),
                            EventHeader.of("Channel-Call-State-Number", Integer.toString(state.ordinal()))),
                    List.of());
        }
    }

    /** Far end and switch agree on a codec. */
    void codecs(Leg leg, Codec codec) {
        leg.channel().readCodec(codec);
        leg.channel().writeCodec(codec);
        readCodec(leg, codec, Sites.REAL_READ_CODEC);
        fire(
                leg,
                "CODEC",
                Sites.WRITE_CODEC,
                List.of(),
                List.of(
                        EventHeader.of("Channel-Write-Codec-Name", codec.name()),
                        EventHeader.of("Channel-Write-Codec-Rate", Integer.toString(codec.rate())),
                        EventHeader.of("Channel-Write-codec-bit-rate", Integer.toString(codec.bitRate()))));
    }

    /** The switch reads the channel as something else, to play ringback to it, or again as it is. */
    void readCodec(Leg leg, Codec codec) {
        leg.channel().readCodec(codec);
        readCodec(leg, codec, Sites.READ_CODEC);
    }

    private void readCodec(Leg leg, Codec codec, CallSite site) {
        fire(
                leg,
                "CODEC",
                site,
                List.of(),
                List.of(
                        EventHeader.of("channel-read-codec-name", codec.name()),
                        EventHeader.of("channel-read-codec-rate", Integer.toString(codec.rate())),
                        EventHeader.of("channel-read-codec-bit-rate", Integer.toString(codec.bitRate()))));
    }

    /** Tells the presence of channels that have one. */
    void presence(Leg leg, String status, String info, String function, int line) {
        String id = leg.variables().get("presence_id");
        if (id == null) {
            return;
        }
        boolean core = function.equals("check_presence");
        fire(
                leg,
                "PRESENCE_IN",
                Sites.PRESENCE,
                List.of(),
                List.of(
                        EventHeader.of("proto", "any"),
                        EventHeader.of("login", "src/switch_channel.c"),
                        EventHeader.of("from", id),
                        EventHeader.of("rpid", "unknown"),
                        EventHeader.of("status", status),
                        EventHeader.of("event_type", "presence"),
                        EventHeader.of("alt_event_type", "dialog"),
                        EventHeader.of("presence-call-info-state", info),
                        EventHeader.of(
                                "presence-call-direction",
                                leg.channel().direction().word()),
                        EventHeader.of("event_count", Integer.toString(leg.nextPresence())),
                        EventHeader.of(
                                "Presence-Calling-File",
                                core ? "src/switch_core_state_machine.c" : "src/switch_channel.c"),
                        EventHeader.of("Presence-Calling-Function", function),
                        EventHeader.of("Presence-Calling-Line", Integer.toString(line))));
    }

    void presenceOfState(Leg leg, ChannelState state, String info) {
        presence(leg, state.word(), info, "check_presence", 521);
    }

    void time(Leg leg, ProfileTime time) {
        leg.channel().profile().time(time, now());
    }

    /** Whether the leg's ringing, early media or answer has been told already. */
    static boolean happened(@Nullable Leg leg, ProfileTime time) {
        return leg != null && leg.channel().profile().time(time) != 0;
    }
}

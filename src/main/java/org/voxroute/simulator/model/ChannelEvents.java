/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.CallSite;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.event.EventHeader;

/** Makes events out of channels: which headers a channel event has, and in which order ({@code switch_channel_event_set_data}). */
public final class ChannelEvents {

    /** Only these carry the channel's variables. */
    private static final Set<String> WITH_VARIABLES = Set.of(
            "CHANNEL_CREATE",
            "CHANNEL_ORIGINATE",
            "CHANNEL_UUID",
            "CHANNEL_ANSWER",
            "CHANNEL_PARK",
            "CHANNEL_UNPARK",
            "CHANNEL_BRIDGE",
            "CHANNEL_UNBRIDGE",
            "CHANNEL_PROGRESS",
            "CHANNEL_PROGRESS_MEDIA",
            "CHANNEL_HANGUP",
            "CHANNEL_HANGUP_COMPLETE",
            "CHANNEL_DATA",
            "CHANNEL_EXECUTE",
            "CHANNEL_EXECUTE_COMPLETE",
            "CHANNEL_DESTROY",
            "CHANNEL_HOLD",
            "CHANNEL_UNHOLD",
            "CALL_UPDATE",
            "RECORD_START",
            "RECORD_STOP",
            "PLAYBACK_START",
            "PLAYBACK_STOP",
            "MEDIA_BUG_START",
            "MEDIA_BUG_STOP",
            "CUSTOM");

    private final EventBus bus;

    public ChannelEvents(EventBus bus) {
        this.bus = bus;
    }

    public EventBus bus() {
        return bus;
    }

    public void fire(Channel channel, String name, CallSite site) {
        fire(channel, name, site, List.of(), List.of());
    }

    /** Fires an event of the channel, with headers of its own before and after the channel's. */
    public void fire(Channel channel, String name, CallSite site, List<EventHeader> before, List<EventHeader> after) {
        EventBuilder event = bus.begin(name, site);
        if (event != null) {
            event.addAll(before);
            describe(channel, name, event);
            event.addAll(after);
            bus.fire(event);
        }
    }

    /** All headers and variables of a channel by name, in order; of repeated ones the last. */
    public static Map<String, String> dump(Channel channel) {
        EventBuilder event = new EventBuilder("CHANNEL_DATA", "", new ArrayList<>());
        describe(channel, "CHANNEL_DATA", event);
        Map<String, String> all = new LinkedHashMap<>();
        event.headers().forEach(header -> all.put(header.name(), header.value()));
        return all;
    }

    /** Adds the channel's headers, with its variables if events of this name carry them. */
    public static void describe(Channel channel, String eventName, EventBuilder event) {
        basics(channel, event);
        if (WITH_VARIABLES.contains(eventName)) {
            for (EventHeader variable : channel.variables().headers()) {
                event.add(variable);
            }
        }
    }

    /** The headers of the profile alone, as the outbound socket's first frame begins with them. */
    public static void describeProfile(Channel channel, String prefix, EventBuilder event) {
        if (channel.hasProfile()) {
            event.addAll(channel.profile().headers(prefix));
        }
    }

    private static void basics(Channel channel, EventBuilder event) {
        event.add("Channel-State", channel.running().word());
        event.add("Channel-Call-State", channel.callState().name());
        event.add("Channel-State-Number", channel.state().ordinal());
        event.add("Channel-Name", channel.name());
        event.add("Unique-ID", channel.uuid());
        event.add("Call-Direction", channel.direction().word());
        event.add("Presence-Call-Direction", channel.direction().word());
        event.add("Channel-HIT-Dialplan", Boolean.toString(channel.ranDialplan()));
        event.add("Channel-Presence-ID", channel.variables().get("presence_id"));
        event.add("Channel-Call-UUID", channel.variables().get("call_uuid", channel.uuid()));
        event.add("Answer-State", channel.answerState());
        HangupCause cause = channel.cause();
        if (cause != null && cause != HangupCause.NONE) {
            event.add("Hangup-Cause", cause.name());
        }
        codec(channel.readCodec(), "Channel-Read-Codec-", event);
        codec(channel.writeCodec(), "Channel-Write-Codec-", event);
        describeProfile(channel, "Caller-", event);
        CallerProfile other = channel.other();
        if (other != null) {
            event.add("Other-Type", channel.otherType() == Channel.OtherType.ORIGINATOR ? "originator" : "originatee");
            event.addAll(other.headers("Other-Leg-"));
        }
    }

    private static void codec(@Nullable Codec codec, String prefix, EventBuilder event) {
        if (codec != null) {
            event.add(prefix + "Name", codec.name());
            event.add(prefix + "Rate", codec.rate());
            event.add(prefix + "Bit-Rate", codec.bitRate());
        }
    }
}

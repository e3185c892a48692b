/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslEvent;

/**
 * A call that waits, parked, for a voice agent: what CHANNEL_PARK tells of it. The dialplan, or whoever dialled, has set the channel variable {@code voxroute_voice_agent}.
 *
 * @param call the call's id, as call events have it: the id of its first leg
 * @param channel id of the leg that waits
 * @param voiceAgent name of who is to talk
 * @param tenant whose call it is; null if the switch doesn't know
 * @param rate samples a second of the leg's codec
 * @param packet length of the leg's packets
 */
public record WaitingCall(
        String call,
        String channel,
        String voiceAgent,
        @Nullable Integer tenant,
        int rate,
        Duration packet) {

    private static final int DEFAULT_RATE = 8_000;
    private static final int DEFAULT_MILLIS = 20;

    /** Null if the event's channel waits for no voice agent. */
    public static @Nullable WaitingCall of(EslEvent told) {
        Headers event = told::header;
        String channel = channelOf(told);
        String voiceAgent = event.text("variable_voxroute_voice_agent", Headers.NAME_LENGTH);
        if (channel == null || voiceAgent == null) {
            return null;
        }
        return new WaitingCall(
                LegReader.callOf(event, channel),
                channel,
                voiceAgent,
                SwitchEvents.tenant(event),
                number(event, "Channel-Read-Codec-Rate", DEFAULT_RATE),
                Duration.ofMillis(number(event, "variable_rtp_use_codec_ptime", DEFAULT_MILLIS)));
    }

    /** Which leg an event is about; null if it is about none. */
    public static @Nullable String channelOf(EslEvent told) {
        Headers event = told::header;
        return event.id("Unique-ID");
    }

    private static int number(Headers event, String name, int otherwise) {
        long told = event.number(name);
        return told <= 0 || told > Integer.MAX_VALUE ? otherwise : (int) told;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;
import org.voxroute.simulator.model.Variables;

/** The variables with which a call's record is written: stamps, epochs and durations, set when the channel reports. Times are UTC. */
final class CallTimes {

    private CallTimes() {}

    static void report(Channel channel, @Nullable String lastApplication, @Nullable String lastArgument) {
        Variables v = channel.variables();
        CallerProfile profile = channel.profile();
        stamp(v, "start", profile, ProfileTime.CREATED);
        stamp(v, "profile_start", profile, ProfileTime.PROFILE_CREATED);
        stamp(v, "answer", profile, ProfileTime.ANSWERED);
        stamp(v, "bridge", profile, ProfileTime.BRIDGED);
        stamp(v, "hold", profile, ProfileTime.LAST_HOLD);
        stamp(v, "resurrect", profile, ProfileTime.RESURRECT);
        stamp(v, "progress", profile, ProfileTime.PROGRESS);
        stamp(v, "progress_media", profile, ProfileTime.PROGRESS_MEDIA);
        stamp(v, "end", profile, ProfileTime.HANGUP);
        epoch(v, "start", profile, ProfileTime.CREATED);
        epoch(v, "profile_start", profile, ProfileTime.PROFILE_CREATED);
        epoch(v, "answer", profile, ProfileTime.ANSWERED);
        epoch(v, "bridge", profile, ProfileTime.BRIDGED);
        epoch(v, "last_hold", profile, ProfileTime.LAST_HOLD);
        long held = profile.time(ProfileTime.HOLD_ACCUM);
        v.set("hold_accum_seconds", held / 1_000_000)
                .set("hold_accum_usec", held)
                .set("hold_accum_ms", held / 1000);
        epoch(v, "resurrect", profile, ProfileTime.RESURRECT);
        epoch(v, "progress", profile, ProfileTime.PROGRESS);
        epoch(v, "progress_media", profile, ProfileTime.PROGRESS_MEDIA);
        epoch(v, "end", profile, ProfileTime.HANGUP);
        v.set("last_app", lastApplication).set("last_arg", lastArgument);
        v.set(
                "caller_id",
                '"' + profile.get(ProfileField.CALLER_ID_NAME) + "\" <" + profile.get(ProfileField.CALLER_ID_NUMBER)
                        + ">");
        durations(v, profile);
    }

    private static void durations(Variables v, CallerProfile profile) {
        long start = profile.time(ProfileTime.CREATED);
        long answer = profile.time(ProfileTime.ANSWERED);
        long end = profile.time(ProfileTime.HANGUP);
        long duration = end - start;
        long bill = answer == 0 ? 0 : end - answer;
        long progress = since(start, profile.time(ProfileTime.PROGRESS));
        long answering = since(start, answer);
        long waiting = since(start, profile.time(ProfileTime.BRIDGED));
        long media = since(start, profile.time(ProfileTime.PROGRESS_MEDIA));
        // Whole seconds are differences of whole seconds, so that they fit the stamps.
        long startSecond = start / 1_000_000;
        long endSecond = end / 1_000_000;
        v.set("duration", endSecond - startSecond);
        v.set("billsec", answer == 0 ? 0 : endSecond - answer / 1_000_000);
        v.set("progresssec", seconds(startSecond, profile.time(ProfileTime.PROGRESS)));
        v.set("answersec", seconds(startSecond, answer));
        v.set("waitsec", seconds(startSecond, profile.time(ProfileTime.BRIDGED)));
        v.set("progress_mediasec", seconds(startSecond, profile.time(ProfileTime.PROGRESS_MEDIA)));
        v.set("flow_billsec", endSecond - startSecond);
        v.set("mduration", millis(duration)).set("billmsec", millis(bill)).set("progressmsec", millis(progress));
        v.set("answermsec", millis(answering)).set("waitmsec", millis(waiting));
        v.set("progress_mediamsec", millis(media)).set("flow_billmsec", millis(duration));
        v.set("uduration", duration).set("billusec", bill).set("progressusec", progress);
        v.set("answerusec", answering).set("waitusec", waiting);
        v.set("progress_mediausec", media).set("flow_billusec", duration);
    }

    /** Rounded, as the switch does. */
    private static long millis(long micros) {
        return (micros + 500) / 1000;
    }

    private static long since(long start, long time) {
        return time == 0 ? 0 : time - start;
    }

    private static long seconds(long startSecond, long time) {
        return time == 0 ? 0 : time / 1_000_000 - startSecond;
    }

    private static void stamp(Variables v, String name, CallerProfile profile, ProfileTime time) {
        long at = profile.time(time);
        if (at != 0) {
            v.set(name + "_stamp", EventBus.stamp(at));
        }
    }

    private static void epoch(Variables v, String name, CallerProfile profile, ProfileTime time) {
        long at = profile.time(time);
        v.set(name + "_epoch", at / 1_000_000).set(name + "_uepoch", at);
    }

    /** What the RTP stack counted; one packet each 20 ms of talk. */
    static void media(Channel channel) {
        CallerProfile profile = channel.profile();
        long since = profile.time(ProfileTime.PROGRESS_MEDIA);
        if (since == 0) {
            since = profile.time(ProfileTime.ANSWERED);
        }
        if (since == 0) {
            return;
        }
        long packets = (profile.time(ProfileTime.HANGUP) - since) / 20_000;
        Variables v = channel.variables();
        String in = "rtp_audio_in_";
        v.set(in + "raw_bytes", packets * 172).set(in + "media_bytes", packets * 172);
        v.set(in + "packet_count", packets).set(in + "media_packet_count", packets);
        for (String count : new String[] {"skip", "jitter", "dtmf", "cng", "flush"}) {
            v.set(in + count + "_packet_count", 0);
        }
        v.set(in + "largest_jb_size", 0);
        for (String rate : new String[] {"min_variance", "max_variance", "loss_rate", "burst_rate"}) {
            v.set(in + "jitter_" + rate, "0.00");
        }
        v.set(in + "mean_interval", "20.00").set(in + "flaw_total", 0);
        v.set(in + "quality_percentage", "100.00").set(in + "mos", "4.50");
        String out = "rtp_audio_out_";
        v.set(out + "raw_bytes", packets * 172).set(out + "media_bytes", packets * 172);
        v.set(out + "packet_count", packets).set(out + "media_packet_count", packets);
        for (String count : new String[] {"skip", "dtmf", "cng"}) {
            v.set(out + count + "_packet_count", 0);
        }
        v.set("rtp_audio_rtcp_packet_count", 0).set("rtp_audio_rtcp_octet_count", 0);
    }
}

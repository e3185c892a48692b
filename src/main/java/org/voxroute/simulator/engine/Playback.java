/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.Variables;

/** {@code playback} and what else plays: no sound is made, but it lasts as long as it would. Tones last as they say, files that can't be known three seconds; a path with "nonexistent" in it isn't there. */
final class Playback implements Application {

    private static final Pattern TONE = Pattern.compile("%\\((\\d+),(\\d+),");
    private static final Pattern LOOPS = Pattern.compile("loops=(-?\\d+)");
    private static final Duration FILE = Duration.ofSeconds(3);
    private static final Duration ENDLESS = Duration.ofDays(1);

    private final SwitchCore core;

    Playback(SwitchCore core) {
        this.core = core;
    }

    @Override
    public boolean needsMedia() {
        return true;
    }

    @Override
    public void run(Leg leg, String data, Turn turn) {
        if (data.contains("nonexistent") || data.isBlank()) {
            leg.variables().set("current_application_response", "FILE NOT FOUND");
            turn.done();
            return;
        }
        play(leg, data, turn);
    }

    private void play(Leg leg, String data, Turn turn) {
        Signals signals = core.signals();
        long began = core.bus().now();
        List<EventHeader> file = describe(data);
        signals.fire(leg, "PLAYBACK_START", Sites.PLAYBACK_START, List.of(), file);
        Runnable end = () -> {
            boolean whole = core.bus().now() - began >= duration(data).toMillis() * 1000;
            leftBehind(leg.variables(), (core.bus().now() - began + 500) / 1000);
            List<EventHeader> after = new ArrayList<>(file);
            after.add(EventHeader.of("Playback-Status", whole ? "done" : "break"));
            signals.fire(leg, "PLAYBACK_STOP", Sites.PLAYBACK_STOP, List.of(), after);
            leg.variables().set("current_application_response", "FILE PLAYED");
            turn.done();
        };
        Timer.Pending pending = core.timer().after(duration(data), end);
        turn.onInterrupt(() -> {
            pending.cancel();
            end.run();
        });
    }

    private static void leftBehind(Variables v, long millis) {
        v.set("playback_last_offset_pos", millis * 8).set("playback_seconds", millis / 1000);
        v.set("playback_ms", millis).set("playback_samples", millis * 8);
    }

    /** Streams name their kind, files don't. */
    private static List<EventHeader> describe(String data) {
        EventHeader path = EventHeader.of("Playback-File-Path", data);
        int scheme = data.indexOf("://");
        return scheme > 0
                ? List.of(EventHeader.of("Playback-File-Type", data.substring(0, scheme)), path)
                : List.of(path);
    }

    static Duration duration(String data) {
        if (data.startsWith("silence_stream://")) {
            String millis = data.substring("silence_stream://".length()).replaceFirst(",.*", "");
            return millis.equals("-1") ? ENDLESS : Applications.millis(millis);
        }
        if (!data.startsWith("tone_stream://")) {
            return data.startsWith("local_stream://") ? ENDLESS : FILE;
        }
        long millis = 0;
        Matcher tones = TONE.matcher(data);
        while (tones.find()) {
            millis += clamp(tones.group(1)) + clamp(tones.group(2));
        }
        Matcher loops = LOOPS.matcher(data);
        long times = loops.find()
                ? Long.parseLong(
                        loops.group(1).substring(0, Math.min(6, loops.group(1).length())))
                : 1;
        return times < 0 ? ENDLESS : Duration.ofMillis(Math.min(millis * times, ENDLESS.toMillis()));
    }

    private static long clamp(String millis) {
        return Applications.millis(millis.length() > 9 ? "600000" : millis).toMillis();
    }
}

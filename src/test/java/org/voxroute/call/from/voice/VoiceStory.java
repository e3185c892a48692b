/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.voxroute.call.CallLog;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.kit.TestClock;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnMark;

/** A call on which everything happens that can be told. */
public final class VoiceStory {

    static final Instant START = Instant.parse("2026-01-15T10:20:30.123456Z");
    static final String PATH = "recordings/2026/01/15/one.wav";

    private VoiceStory() {}

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    static VoiceEvent.Began began(UUID call, boolean hasSwitch) {
        return new VoiceEvent.Began(
                call, START, new CallPlan(call, 1, "reception", hasSwitch), "audiosocket", "127.0.0.1");
    }

    static List<VoiceEvent> whole(UUID call) {
        var agent = AgentProfile.of("reception", 1, "local");
        return List.of(
                began(call, false),
                new VoiceEvent.Opened(call, at(10), agent, "local"),
                new VoiceEvent.RecordingStarted(call, at(20), PATH),
                new VoiceEvent.Utterance(call, at(900), 0, Speaker.AGENT, "Good day.", at(100), null, null),
                new VoiceEvent.Utterance(call, at(2000), 1, Speaker.CALLER, "A table\0 please", at(1000), 0.9, null),
                new VoiceEvent.Latency(
                        call,
                        at(2400),
                        1,
                        Map.of(
                                TurnMark.SPEECH_ENDED, Duration.ZERO,
                                TurnMark.ENDPOINTED, Duration.ofMillis(200),
                                TurnMark.TRANSCRIBED, Duration.ofMillis(210),
                                TurnMark.FIRST_TOKEN, Duration.ofMillis(250),
                                TurnMark.FIRST_AUDIO, Duration.ofMillis(300)),
                        Duration.ofNanos(320_500_000)),
                new VoiceEvent.BargedIn(call, at(3000), 1, Duration.ofMillis(600), "For how"),
                new VoiceEvent.Utterance(call, at(3000), 1, Speaker.AGENT, "For how", at(2400), null, "For how many?"),
                new VoiceEvent.Pressed(call, at(3500), 2, '4'),
                new VoiceEvent.ProviderFailed(call, at(4000), "local", "It stopped", "echo"),
                new VoiceEvent.ProviderFailed(call, at(4500), "echo", "It stopped too", null),
                new VoiceEvent.AudioFailed(
                        call,
                        at(4550),
                        new CallPlan(call, 1, "reception", true),
                        "freeswitch",
                        "Nothing came for 30 s"),
                new VoiceEvent.RecordingFailed(call, at(4600), PATH, "No space left on device"),
                new VoiceEvent.Recorded(call, at(4990), PATH),
                new VoiceEvent.Ended(call, at(5000), "The caller hung up", true));
    }

    /** All that is told of it. */
    public static Stream<CloudEvent> told() {
        var clock = new TestClock(START);
        var log = new CallLog(new InMemoryCallStore(), clock, CallLog.CallLogSettings.DEFAULTS);
        var calls = new VoiceCalls(log, clock, "0123456789", 1, Set::of);
        var told = new ArrayList<>(calls.record(whole(UUID.randomUUID())));
        clock.advance(Duration.ofSeconds(10));
        told.addAll(log.settle());
        return told.stream();
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.voxroute.voice.session.VoiceCounters;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;

/** Meters of the calls that talk; {@code docs/operation.md} lists them. */
record VoiceMeters(VoiceSessions sessions, FrameRate rate) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("voxroute.voice.calls", sessions, VoiceSessions::inProgress)
                .description("Calls that talk now")
                .register(registry);
        Gauge.builder("voxroute.voice.capacity", sessions, VoiceSessions::capacity)
                .description("Calls that may talk at once")
                .register(registry);
        Gauge.builder("voxroute.voice.waiting", sessions, VoiceMeters::longestWaiting)
                .baseUnit("seconds")
                .description("Audio that waits to be heard, on the call where most waits")
                .register(registry);
        Gauge.builder("voxroute.voice.frames.rate", rate, FrameRate::perSecond)
                .description("Frames a second that callers send")
                .register(registry);
        Gauge.builder("voxroute.voice.events.waiting", sessions, VoiceSessions::waitingEvents)
                .description("Events of calls that wait for those who listen")
                .register(registry);
        FunctionCounter.builder("voxroute.voice.events.lost", sessions, VoiceSessions::lostEvents)
                .description("Events of calls that came while too many waited")
                .register(registry);
        count(registry, "voxroute.voice.begun", VoiceCounters::calls, "Calls that began to talk");
        count(registry, "voxroute.voice.failed", VoiceCounters::failed, "Calls that ended for want of a voice agent");
        count(registry, "voxroute.voice.frames.heard", VoiceCounters::heardFrames, "Frames that callers sent");
        count(registry, "voxroute.voice.frames.said", VoiceCounters::saidFrames, "Frames that callers were given");
        count(
                registry,
                "voxroute.voice.frames.clocked",
                VoiceCounters::clockedFrames,
                "Of those said, given while the caller's stream paused");
        count(
                registry,
                "voxroute.voice.frames.late",
                VoiceCounters::lateFrames,
                "Frames of callers that came too late");
        for (VoiceCounters.Refusal refusal : VoiceCounters.Refusal.values()) {
            FunctionCounter.builder("voxroute.voice.refused", sessions.counters(), all -> all.refused(refusal))
                    .tag("reason", refusal.name().toLowerCase(Locale.ROOT))
                    .description("Connections that were not bound to a call")
                    .register(registry);
        }
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<VoiceCounters> count, String description) {
        FunctionCounter.builder(name, sessions.counters(), count)
                .description(description)
                .register(registry);
    }

    private static double longestWaiting(VoiceSessions sessions) {
        return sessions.all().stream()
                        .mapToLong((VoiceSession session) -> session.waiting().toMillis())
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}

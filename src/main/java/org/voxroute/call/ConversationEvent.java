/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens on a call that talks to a voice agent. */
public sealed interface ConversationEvent extends CallEvent {

    /** A voice agent is there. */
    record VoiceAgentThere(Instant at, String voiceAgent, String provider) implements ConversationEvent {
        @Override
        public String type() {
            return "call.voice_agent";
        }
    }

    /**
     * A provider can't talk, or can't go on.
     *
     * @param fallback who talks instead; null: nobody, and the call ends
     */
    record ProviderFailed(
            Instant at,
            String provider,
            String reason,
            @Nullable String fallback) implements ConversationEvent {
        @Override
        public String type() {
            return fallback == null ? "call.provider_failed" : "call.failed_over";
        }
    }

    /**
     * The call's audio doesn't come, or came and doesn't any more, while its switch still has the call.
     *
     * @param voiceAgent who was to talk, if somebody was named
     * @param transport how the audio was to come
     */
    record AudioFailed(Instant at, @Nullable String voiceAgent, String transport, String reason)
            implements ConversationEvent {
        @Override
        public String type() {
            return "call.audio_failed";
        }
    }

    /**
     * Somebody said something; ends at {@code at}.
     *
     * @param turn the greeting is 0
     * @param speaker {@code caller} or {@code agent}
     * @param text of the agent only what was heard
     * @param intended all that the agent meant to say, if that was more
     */
    record Utterance(
            Instant at,
            int turn,
            String speaker,
            String text,
            Instant from,
            @Nullable Double confidence,
            @Nullable String intended)
            implements ConversationEvent {
        @Override
        public String type() {
            return "call.utterance";
        }
    }

    /** The caller spoke over the voice agent, who is silent since. */
    record BargedIn(Instant at, int turn, Duration heard, String heardText) implements ConversationEvent {
        @Override
        public String type() {
            return "call.barge_in";
        }
    }

    /**
     * A part of the time for which the caller waited.
     *
     * @param metric such as {@code playout_ms}; counted from the end of the caller's speech
     */
    record Latency(Instant at, int turn, String metric, double millis) implements ConversationEvent {
        @Override
        public String type() {
            return "call.latency";
        }
    }

    /** The recording ended before the call. */
    record RecordingFailed(Instant at, String path, String reason) implements ConversationEvent {
        @Override
        public String type() {
            return "call.recording.failed";
        }
    }
}

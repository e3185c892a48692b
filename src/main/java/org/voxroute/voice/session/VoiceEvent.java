/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnMark;

/** What happens on a call that talks, in the words of people. Immutable; a call's events come in their order. */
public sealed interface VoiceEvent {

    UUID call();

    Instant at();

    /**
     * The call has a line and a voice agent is looked for.
     *
     * @param plan what was announced, or what goes for calls that nobody announced
     * @param transport how its audio comes
     * @param peer address of the other end, as text
     */
    record Began(UUID call, Instant at, CallPlan plan, String transport, String peer) implements VoiceEvent {}

    /** The voice agent is there. */
    record Opened(UUID call, Instant at, AgentProfile agent, String provider) implements VoiceEvent {}

    /** A provider can't talk, or can't go on. {@code fallback} talks instead; if it is null the call ends. */
    record ProviderFailed(
            UUID call,
            Instant at,
            String provider,
            String reason,
            @Nullable String fallback) implements VoiceEvent {}

    /**
     * The call has a switch, and its audio doesn't come from there, or doesn't any more: the hub's side is over, or never began. What becomes
     * of the caller is a route's business. Comes without {@link Began} and {@link Ended} if there was no session.
     *
     * @param plan whose call it is, and who was to talk
     * @param transport how its audio was to come
     * @param reason in words
     */
    record AudioFailed(UUID call, Instant at, CallPlan plan, String transport, String reason) implements VoiceEvent {}

    /**
     * One side said something and is done with it.
     *
     * @param turn counted from 1; the greeting is turn 0, an answer belongs to the turn that it answers
     * @param text of the agent only what was heard
     * @param from when the speaker began, to be taken with {@code at} as its end
     * @param confidence 0 to 1, null if not known
     * @param intended all that the agent meant to say, if the caller barged in; else null
     */
    record Utterance(
            UUID call,
            Instant at,
            int turn,
            Speaker speaker,
            String text,
            Instant from,
            @Nullable Double confidence,
            @Nullable String intended)
            implements VoiceEvent {}

    /**
     * The caller spoke over the voice agent, which was silenced.
     *
     * @param heard how much of the answer the caller was given
     */
    record BargedIn(UUID call, Instant at, int turn, Duration heard, String heardText) implements VoiceEvent {}

    record Pressed(UUID call, Instant at, int turn, char key) implements VoiceEvent {}

    /**
     * How long the caller waited for an answer.
     *
     * @param marks time from {@link TurnMark#SPEECH_ENDED} to each of the marks that are known
     * @param playout time from there to the first frame of the answer that went to the caller
     */
    record Latency(UUID call, Instant at, int turn, Map<TurnMark, Duration> marks, Duration playout)
            implements VoiceEvent {}

    /** The call is recorded to this file from now on. */
    record RecordingStarted(UUID call, Instant at, String path) implements VoiceEvent {}

    /**
     * The recording ended before the call, or never began; the call goes on.
     *
     * @param path empty if no file was begun
     */
    record RecordingFailed(UUID call, Instant at, String path, String reason) implements VoiceEvent {}

    /** The call was recorded to this file. Comes before {@link Ended}. */
    record Recorded(UUID call, Instant at, String path) implements VoiceEvent {}

    /**
     * The call's audio is over.
     *
     * @param byHub whether the voice agent or the hub ended it; else the caller, his switch or a broken connection did, as the reason says
     */
    record Ended(UUID call, Instant at, String reason, boolean byHub) implements VoiceEvent {}
}

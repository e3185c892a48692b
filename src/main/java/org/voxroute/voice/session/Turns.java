/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.VoiceEvent.Latency;
import org.voxroute.voice.session.VoiceEvent.Utterance;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnMark;

/**
 * Counts a call's turns, and measures how long their answers took. A turn is all that the caller says until he is answered; it begins with the end of his speech or with its words, whichever comes first, since providers that hear
 * speech itself tell the words after the answer began. Thread-safe.
 */
final class Turns {

    private final Times times;
    private final Map<TurnMark, Long> marks = new EnumMap<>(TurnMark.class);
    private int turn;
    private boolean open;
    private boolean untranscribed;
    private boolean latencyKnown;
    private @Nullable Instant from;
    private @Nullable Instant until;

    Turns(Times times) {
        this.times = times;
    }

    synchronized int number() {
        return turn;
    }

    synchronized void callerStarted() {
        from = times.instant();
        until = null;
    }

    synchronized void callerStopped() {
        until = until == null ? times.instant() : until;
        untranscribed = true;
        open();
    }

    private void open() {
        if (!open) {
            open = true;
            turn++;
        }
    }

    /** The caller's final words. */
    synchronized Utterance said(UUID call, Transcript words) {
        if (untranscribed) {
            untranscribed = false;
        } else {
            open();
        }
        Instant end = until == null ? times.instant() : until;
        Instant begin = from == null || from.isAfter(end) ? end : from;
        from = null;
        until = null;
        return new Utterance(call, end, turn, words.speaker(), words.text(), begin, words.confidence(), null);
    }

    /** Which turn an answer belongs to that begins now. */
    synchronized int answerBegan() {
        open = false;
        return turn;
    }

    synchronized void mark(TurnMark mark, long nanos) {
        if (mark == TurnMark.SPEECH_ENDED) {
            marks.clear();
            latencyKnown = false;
            until = times.at(nanos);
        }
        marks.put(mark, nanos);
    }

    /** The first frame of an answer went to the caller now: how long he waited, if he did and it wasn't told yet. */
    synchronized Optional<Latency> answered(UUID call, Answer answer) {
        Long ended = marks.get(TurnMark.SPEECH_ENDED);
        if (ended == null || latencyKnown || answer.begun() - ended < 0) {
            return Optional.empty();
        }
        latencyKnown = true;
        Map<TurnMark, Duration> split = new EnumMap<>(TurnMark.class);
        marks.forEach((mark, nanos) -> split.put(mark, Duration.ofNanos(nanos - ended)));
        return Optional.of(new Latency(
                call,
                times.instant(),
                answer.turn(),
                Collections.unmodifiableMap(split),
                Duration.ofNanos(times.now() - ended)));
    }
}

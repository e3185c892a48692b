/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.VoiceEvent.BargedIn;
import org.voxroute.voice.session.VoiceEvent.Utterance;
import org.voxroute.voice.spi.Transcript.Speaker;

/** The answers that a caller is hearing or has yet to hear. Tells each as an utterance once it was heard, or cut off: with the words that were heard. The voice agent adds to it on its threads, the line looks at it with each frame. */
final class Answers {

    /** An agent that begins answers without end has the oldest told as it is. */
    private static final int LIMIT = 100;

    private final UUID call;
    private final Turns turns;
    private final Times times;
    private final Consumer<VoiceEvent> events;
    private final Deque<Answer> open = new ArrayDeque<>();

    /** The first of them: so that a frame needs no lock while nothing changes. */
    private volatile @Nullable Answer hearing;

    Answers(UUID call, Turns turns, Times times, Consumer<VoiceEvent> events) {
        this.call = call;
        this.turns = turns;
        this.times = times;
        this.events = events;
    }

    synchronized void begin(Speech speech) {
        if (open.size() == LIMIT) {
            tell(open.remove());
        }
        open.add(new Answer(speech, turns.answerBegan(), times.now()));
        hearing = open.peek();
    }

    synchronized void saying(String text, Duration length) {
        Answer last = open.peekLast();
        if (last != null) {
            last.saying(text, length);
        }
    }

    synchronized void whole(String text) {
        Answer last = open.peekLast();
        if (last != null) {
            last.whole(text);
        }
    }

    /** A frame went out, on the line's thread. */
    void frame() {
        Answer now = hearing;
        if (now == null) {
            return;
        }
        if (now.firstHeard() == null && now.speech().heardSamples() > 0) {
            began(now);
        }
        if (now.speech().isHeard()) {
            heard();
        }
    }

    private synchronized void began(Answer answer) {
        answer.firstHeard(times.instant());
        turns.answered(call, answer).ifPresent(events);
    }

    private synchronized void heard() {
        for (Answer first = open.peek(); first != null && first.speech().isHeard(); first = open.peek()) {
            tell(open.remove());
        }
        hearing = open.peek();
    }

    /**
     * The caller barged in, and the playout is cleared.
     *
     * @return how much of what was interrupted he was given; null if nothing was
     */
    @Nullable
    synchronized Duration interrupted() {
        heard();
        Duration heard = null;
        for (Answer first = open.peek(); first != null && first.speech().isInterrupted(); first = open.peek()) {
            if (heard == null) {
                heard = first.speech().heard();
                events.accept(new BargedIn(call, times.instant(), first.turn(), heard, first.heard()));
            }
            tell(open.remove());
        }
        hearing = open.peek();
        return heard;
    }

    /** The call is over: nothing more will be heard. */
    synchronized void over() {
        open.forEach(this::tell);
        open.clear();
        hearing = null;
    }

    private void tell(Answer answer) {
        String heard = answer.heard();
        if (heard.isEmpty()) {
            return;
        }
        var at = times.instant();
        var from = answer.firstHeard() == null ? at : answer.firstHeard();
        String intended = answer.intended();
        events.accept(new Utterance(
                call, at, answer.turn(), Speaker.AGENT, heard, from, null, intended.equals(heard) ? null : intended));
    }
}

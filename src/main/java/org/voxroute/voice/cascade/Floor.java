/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Completeness;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.LanguageModel.Turn;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceRequest;

/** Gives the word to the caller and to the voice agent in turn, as {@link TurnTaking} decides: asks for words, has them answered, and ends an answer that isn't wanted any more. In the call's work. */
final class Floor implements Turns {

    /** In a row; then the call is given up. */
    private static final int MOST_FAILURES = 3;

    private static final int LONGEST_DEFERRED = 4_000;
    private static final long MILLION = 1_000_000;
    /** What the line tells so soon is about the answer before. */
    private static final long JUST_ASKED = 100 * MILLION;

    private final Cascade cascade;
    private final VoiceRequest call;
    private final LanguageModel.Talk talk;
    private final Ear ear;
    private final CallWork work;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final TurnTaking taking;

    private @Nullable Answer answer;
    /** The words that it answers; empty if it answers something else. */
    private String answered = "";
    /** Words of a turn that turned out not to be over. */
    private String unanswered = "";
    /** What somebody else wants to be said when the caller's turn is over. */
    private String deferred = "";

    private Expected expected = Expected.ANYTHING;
    private Expected expectedBefore = Expected.ANYTHING;
    private int failures;
    private long asked;
    private long speechEnded;
    private long endpointed;

    Floor(
            Cascade cascade,
            VoiceRequest call,
            LanguageModel.Talk talk,
            Ear ear,
            CallWork work,
            AgentListener listener,
            LongSupplier nanos,
            Duration window) {
        this.cascade = cascade;
        this.call = call;
        this.talk = talk;
        this.ear = ear;
        this.work = work;
        this.listener = listener;
        this.nanos = nanos;
        AgentProfile.Limits limits = call.agent().limits();
        taking = new TurnTaking(cascade.settings(), window, limits.silence(), this);
    }

    /** The greeting. */
    void begin() {
        ask("", talk::begin);
    }

    /** A window of the caller's audio. */
    void window(float probability) {
        Answer now = answer;
        if (now != null) {
            now.goOn();
            if (now.isDone()) {
                done(now);
            }
        }
        taking.window(probability, agent(), listener.waiting().toMillis());
    }

    void key(char key) {
        taking.key(key);
    }

    void interim(String text) {
        if (ear.isInterimOfNow()) {
            Completeness complete = talk.completeness(text);
            taking.interim(text, complete == Completeness.UNKNOWN ? Spoken.completeness(text) : complete);
            if (taking.isCallerSpeaking()) {
                listener.transcript(new Transcript(Speaker.CALLER, text, false));
            }
        }
    }

    void recognized(String text, double confidence) {
        if (ear.isResultOfNow()) {
            taking.recognized(text, confidence);
        }
    }

    void notRecognized(ProviderError error) {
        if (ear.isLossOfNow()) {
            notHeard(error);
        }
    }

    /** Somebody else says this, in place of what the voice agent says or would say. */
    void say(String text) {
        if (taking.isCallerSpeaking()) {
            String all = join(deferred, text);
            deferred = all.substring(0, Math.min(all.length(), LONGEST_DEFERRED));
            return;
        }
        Answer before = answer;
        if (before != null) {
            // What waits of it is heard yet.
            before.stop();
            before.heard(before.said());
        }
        talk.said(text);
        listener.mark(TurnMark.FIRST_TOKEN, nanos.getAsLong());
        speak(text, Then.LISTEN);
    }

    /** The line was silenced after so much of an answer was heard: the one of now, unless that has ended already. */
    void interrupted(Duration heard) {
        Answer was = answer;
        if (was != null && was.isHeardNow() && nanos.getAsLong() - asked > JUST_ASKED) {
            end(was, heard);
        }
    }

    private void end(Answer was, Duration heard) {
        if (was == answer) {
            answer = null;
            was.stop();
            if (!was.heardWords(heard).isEmpty() || answered.isEmpty()) {
                was.heard(heard);
            } else {
                undo(was);
            }
        }
    }

    void close() {
        if (answer != null) {
            answer.stop();
            answer.heard(Duration.ZERO);
            answer = null;
        }
        talk.close();
    }

    @Override
    public void noticed() {
        ear.begin(expected.context());
    }

    @Override
    public void dropped() {
        ear.cancel();
    }

    @Override
    public void held() {
        listener.turn(TurnEvent.HELD);
    }

    @Override
    public void resumed() {
        ear.cancel();
        listener.turn(TurnEvent.RESUMED);
    }

    @Override
    public void started() {
        Answer was = answer;
        Duration heard = was == null ? Duration.ZERO : was.said().minus(listener.waiting());
        if (was != null) {
            // First of all, so that nothing of it gets in between.
            was.stop();
        }
        listener.turn(TurnEvent.CALLER_STARTED);
        if (was != null) {
            end(was, heard.isNegative() ? Duration.ZERO : heard);
        }
    }

    @Override
    public void wanted() {
        endpointed = nanos.getAsLong();
        speechEnded = endpointed - taking.silence() * MILLION;
        if (!ear.end()) {
            work.run(() -> notHeard(new ProviderError("The recogniser lost an utterance", true, "")));
        }
    }

    @Override
    public void ended() {
        listener.turn(TurnEvent.CALLER_STOPPED);
        listener.mark(TurnMark.SPEECH_ENDED, speechEnded);
        listener.mark(TurnMark.ENDPOINTED, endpointed);
    }

    @Override
    public void heard(String text, double confidence) {
        listener.mark(TurnMark.TRANSCRIBED, nanos.getAsLong());
        if (!text.isEmpty()) {
            listener.transcript(new Transcript(Speaker.CALLER, text, true, confidence));
        }
        answer(new Turn(join(unanswered, text), confidence, ""));
    }

    @Override
    public void heardNothing() {
        if (!unanswered.isEmpty() || !deferred.isEmpty()) {
            answer(new Turn(unanswered, 1, ""));
        }
    }

    @Override
    public void pressed(String keys) {
        long now = nanos.getAsLong();
        endpointed = now;
        speechEnded = now;
        ended();
        listener.mark(TurnMark.TRANSCRIBED, now);
        listener.transcript(new Transcript(Speaker.CALLER, keys, true, 1.0));
        answer(new Turn("", 1, keys));
    }

    @Override
    public void silent(int times) {
        if (times > call.agent().limits().prompts()) {
            speak(cascade.settings().words().goodbye(), Then.HANG_UP);
        } else {
            ask("", told -> talk.silence(times, told));
        }
    }

    private TurnTaking.Agent agent() {
        Answer now = answer;
        if (now == null) {
            return TurnTaking.Agent.LISTENING;
        }
        return now.isHeardNow() ? TurnTaking.Agent.SPEAKING : TurnTaking.Agent.THINKING;
    }

    private void answer(Turn turn) {
        unanswered = "";
        if (deferred.isEmpty()) {
            ask(turn.text(), told -> talk.answer(turn, told));
        } else {
            String text = deferred;
            deferred = "";
            say(text);
        }
    }

    private void ask(String words, Function<LanguageModel.Listener, LanguageModel.Answering> question) {
        answered = words;
        expectedBefore = expected;
        Answer asked = newAnswer();
        answer = asked;
        asked.think(question);
    }

    private void speak(String text, Then then) {
        answered = "";
        Answer saying = newAnswer();
        answer = saying;
        saying.say(text, then);
    }

    private Answer newAnswer() {
        asked = nanos.getAsLong();
        var outcome = new Answer.Outcome() {
            @Override
            public void expects(Expected next) {
                expect(next);
            }

            @Override
            public void failed(ProviderError error) {
                trouble(error, cascade.settings().words().failed());
            }
        };
        var mouth = new Mouth(work, call, cascade.voice(), listener, nanos, outcome::failed);
        return new Answer(work, mouth, listener, nanos, outcome);
    }

    private void expect(Expected next) {
        expected = next;
        taking.expect(next);
    }

    /** The turn that it answers was not over: its words belong to the one that begins now. */
    private void undo(Answer was) {
        was.undo();
        unanswered = answered;
        expect(expectedBefore);
    }

    private void done(Answer now) {
        answer = null;
        if (now.wasThought()) {
            failures = 0;
        }
        switch (now.next()) {
            case HANG_UP -> listener.hangUp();
            case TRANSFER -> listener.transfer();
            case LISTEN -> {}
        }
    }

    private void notHeard(ProviderError error) {
        boolean turn = !taking.isHolding();
        taking.lost();
        if (turn) {
            trouble(error, cascade.settings().words().notHeard());
        }
    }

    /** A part failed: the caller is told, and may try again; not for ever. */
    private void trouble(ProviderError error, String words) {
        if (answer != null) {
            answer.stop();
            answer.heard(Duration.ZERO);
            answer = null;
        }
        if (!error.isRetryable() || ++failures >= MOST_FAILURES) {
            listener.failed(error);
        } else {
            speak(words, Then.LISTEN);
        }
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " " + other;
    }
}

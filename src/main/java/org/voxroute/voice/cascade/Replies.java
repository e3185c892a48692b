/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.cascade.TurnTaking.Agent;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.LanguageModel.Turn;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceRequest;

/** The voice agent's side of the conversation: one answer at a time, each ended before the next begins. Knows what is expected of the caller then. In the call's work. */
final class Replies {

    /** In a row; then the call is given up. */
    private static final int MOST_FAILURES = 3;
    /** What the line tells so soon is about the answer before. */
    private static final long JUST_ASKED = 100_000_000;

    private final Cascade cascade;
    private final VoiceRequest call;
    private final LanguageModel.Talk talk;
    private final CallWork work;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final EchoGuard echo;
    private final Consumer<Expected> expects;

    private @Nullable Answer answer;
    /** The words that it answers; empty if it answers something else. */
    private String answered = "";
    /** Words of a turn that turned out not to be over. */
    private String unanswered = "";

    private Expected expected = Expected.ANYTHING;
    private Expected expectedBefore = Expected.ANYTHING;
    private long asked;
    private int failures;
    private boolean hungUp;

    /** @param expects is told what is expected of the caller, whenever that changes */
    Replies(
            Cascade cascade,
            VoiceRequest call,
            LanguageModel.Talk talk,
            CallWork work,
            AgentListener listener,
            LongSupplier nanos,
            EchoGuard echo,
            Consumer<Expected> expects) {
        this.cascade = cascade;
        this.call = call;
        this.talk = talk;
        this.work = work;
        this.listener = listener;
        this.nanos = nanos;
        this.echo = echo;
        this.expects = expects;
    }

    /** The greeting. */
    void begin() {
        ask("", talk::begin);
    }

    /** Answers a turn, with the words before it that belong to it. */
    void answer(Turn turn) {
        String words = unanswered.isEmpty() || turn.text().isEmpty()
                ? unanswered + turn.text()
                : unanswered + " " + turn.text();
        unanswered = "";
        var whole = new Turn(words, turn.confidence(), turn.keys());
        ask(words, told -> talk.answer(whole, told));
    }

    /** Whether something was said before that waits for the rest of the turn. */
    boolean hasUnanswered() {
        return !unanswered.isEmpty();
    }

    /** To a caller who says nothing, for so many times now. */
    void silent(int times) {
        if (hungUp) {
            return;
        }
        if (times > call.agent().limits().prompts()) {
            speak(cascade.settings().words().goodbye(), Then.HANG_UP);
        } else {
            ask("", told -> talk.silence(times, told));
        }
    }

    /** Somebody else's words, in place of what is said or would be. */
    void say(String text) {
        unanswered = "";
        if (answer != null) {
            // What waits of it is heard yet.
            finish(answer, answer.said());
        }
        talk.said(text);
        listener.mark(TurnMark.FIRST_TOKEN, nanos.getAsLong());
        speak(text, Then.LISTEN);
    }

    /** Time goes on. */
    void goOn() {
        Answer now = answer;
        if (now == null) {
            return;
        }
        now.goOn();
        if (now == answer && now.isDone()) {
            done(now);
        }
    }

    Agent doing() {
        Answer now = answer;
        if (now == null) {
            return Agent.LISTENING;
        }
        return now.isHeardNow() ? Agent.SPEAKING : Agent.THINKING;
    }

    Expected expected() {
        return expected;
    }

    /**
     * The caller has the word from now on.
     *
     * @param goesOn whether what he says may be the rest of his last turn, if nothing of its answer was heard; a key is none
     */
    void giveWay(boolean goesOn, Runnable tellLine) {
        Answer was = answer;
        Duration heard = was == null ? Duration.ZERO : was.said().minus(listener.waiting());
        if (was != null) {
            // First of all, so that nothing of it gets in between.
            was.stop();
        }
        tellLine.run();
        if (was != null && was == answer) {
            end(was, heard.isNegative() ? Duration.ZERO : heard, goesOn);
        }
    }

    /** The line was silenced by somebody after so much of an answer was heard: of the one of now, unless that has ended already. */
    void interrupted(Duration heard) {
        Answer was = answer;
        if (was != null && was.isHeardNow() && nanos.getAsLong() - asked > JUST_ASKED) {
            end(was, heard, true);
        }
    }

    /** A part failed: the caller is told so, and may try again; not for ever. */
    void trouble(ProviderError error, String words) {
        if (answer != null) {
            finish(answer, Duration.ZERO);
        }
        if (!error.isRetryable() || ++failures >= MOST_FAILURES) {
            listener.failed(error);
        } else {
            speak(words, Then.LISTEN);
        }
    }

    void close() {
        if (answer != null) {
            finish(answer, Duration.ZERO);
        }
        talk.close();
    }

    private void ask(String words, Function<LanguageModel.Listener, LanguageModel.Answering> question) {
        answered = words;
        expectedBefore = expected;
        Answer begun = newAnswer();
        answer = begun;
        begun.think(question);
    }

    private void speak(String text, Then then) {
        answered = "";
        Answer begun = newAnswer();
        answer = begun;
        begun.say(text, then);
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
        var mouth = new Mouth(work, call, cascade.voice(), listener, nanos, echo, outcome::failed);
        return new Answer(work, mouth, listener, nanos, outcome);
    }

    private void expect(Expected next) {
        expected = next;
        expects.accept(next);
    }

    private void end(Answer was, Duration heard, boolean goesOn) {
        if (!goesOn || answered.isEmpty() || !was.heardWords(heard).isEmpty()) {
            finish(was, heard);
        } else {
            // The turn that it answers was not over: its words belong to the one that begins now.
            answer = null;
            was.undo();
            unanswered = answered;
            expect(expectedBefore);
        }
    }

    private void finish(Answer was, Duration heard) {
        answer = null;
        was.stop();
        was.heard(heard);
    }

    private void done(Answer now) {
        answer = null;
        if (now.wasThought()) {
            failures = 0;
        }
        switch (now.next()) {
            case HANG_UP -> {
                hungUp = true;
                listener.hangUp();
            }
            case TRANSFER -> listener.transfer();
            case LISTEN -> {}
        }
    }
}

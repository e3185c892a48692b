/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.TurnMark;

/** One answer of the voice agent, from the language model's first word to the caller's ear. What comes of it after {@link #stop} is stale and goes nowhere. In the call's work. */
final class Answer {

    private final CallWork work;
    private final Mouth mouth;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final Outcome outcome;
    private final Sentences sentences = new Sentences();
    private LanguageModel.@Nullable Answering thinking;
    private boolean thought;
    private boolean over;
    private boolean begun;
    private Then then = Then.LISTEN;

    /** Is told how an answer goes on. */
    interface Outcome {

        /** All of it is thought, though not yet said: this is expected of the caller then. */
        void expects(Expected expected);

        /** It has no words, or no more. */
        void failed(ProviderError error);
    }

    Answer(CallWork work, Mouth mouth, AgentListener listener, LongSupplier nanos, Outcome outcome) {
        this.work = work;
        this.mouth = mouth;
        this.listener = listener;
        this.nanos = nanos;
        this.outcome = outcome;
    }

    /** Asks the language model. */
    void think(Function<LanguageModel.Listener, LanguageModel.Answering> question) {
        thinking = question.apply(new Thoughts());
    }

    /** These words and none of the language model's. */
    void say(String text, Then next) {
        thought = true;
        then = next;
        mouth.say(sentences.add(text));
        mouth.say(sentences.end());
        mouth.complete();
    }

    /** Time goes on. */
    void goOn() {
        mouth.goOn();
    }

    /** Whether the caller hears it, or is about to in the next moment. */
    boolean isHeardNow() {
        return !over
                && mouth.hasSounded()
                && (!mouth.isSaid() || !listener.waiting().isZero());
    }

    /** Whether all of it is said and heard, or there is nothing of it. */
    boolean isDone() {
        return over || (thought && mouth.isSaid() && listener.waiting().isZero());
    }

    /** What is to come after it, asked once it is done. */
    Then next() {
        return over ? Then.LISTEN : then;
    }

    /** Whether the language model had it all; false for words that it didn't say. */
    boolean wasThought() {
        return thinking != null;
    }

    /** How much of it is said, heard or not. */
    Duration said() {
        return mouth.said().length();
    }

    /** The words in so much of it. */
    String heardWords(Duration length) {
        return mouth.said().heard(length);
    }

    /** The caller has the word: nothing more of it. What was heard is told by {@link #heard}, if any was. */
    void stop() {
        over = true;
        mouth.stop();
    }

    /** It was stopped after so much. */
    void heard(Duration length) {
        LanguageModel.Answering stopped = thinking;
        thinking = null;
        if (stopped != null) {
            stopped.cancel(mouth.said().heard(length));
        }
    }

    /** It was stopped before anything of it was heard: the turn that it answers goes on. */
    void undo() {
        stop();
        LanguageModel.Answering stopped = thinking;
        thinking = null;
        if (stopped != null) {
            stopped.undo();
        }
    }

    private void text(String part) {
        if (!begun) {
            begun = true;
            listener.mark(TurnMark.FIRST_TOKEN, nanos.getAsLong());
        }
        mouth.say(sentences.add(part));
    }

    private void finished(Then next, Expected what) {
        thought = true;
        then = next;
        mouth.say(sentences.end());
        mouth.complete();
        outcome.expects(what);
    }

    private final class Thoughts implements LanguageModel.Listener {

        private void later(Runnable what) {
            work.run(() -> {
                if (!over && !thought) {
                    what.run();
                }
            });
        }

        @Override
        public void text(String part) {
            later(() -> Answer.this.text(part));
        }

        @Override
        public void finished(Then next, Expected what) {
            later(() -> Answer.this.finished(next, what));
        }

        @Override
        public void failed(ProviderError error) {
            later(() -> outcome.failed(error));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel.Completeness;

/**
 * Who has the word. Knows probabilities of speech, words and keys on one side, decisions on the other, and counts time in the audio that was heard: the same call gives the same turns, however busy the machine is. Pure; not
 * thread-safe.
 *
 * <p>While the voice agent speaks, a barge-in is decided in two steps. {@code hold} of speech silences it, so that the caller isn't talked over. Whether he meant to interrupt is known a moment later, by how long he speaks and
 * what the recogniser hears meanwhile; if not, the voice agent goes on where it was.
 */
final class TurnTaking {

    /** Speech that is shorter, and isn't understood, was none. */
    private static final long SHORT = 300;
    /** As long a silence as within a word, or between two. */
    private static final long WITHIN_WORDS = 200;
    /** The recogniser may take so long for its result before it counts as lost. */
    private static final long RESULT = 5_000;
    /** The same while the voice agent is held back: a long silence would be worse than a "yeah" that is ignored. */
    private static final long RESULT_WHILE_HELD = 800;
    /** With less than that left to say, a "yes" answers the question and doesn't only follow it. */
    private static final long NEARLY_SAID = 1_200;
    /** No turn is longer. */
    private static final long LONGEST_TURN = 60_000;

    private enum Phase {
        /** The caller is silent. */
        QUIET,
        /** He may have begun. */
        NOTICED,
        /** He spoke over the voice agent, which is held back. */
        HELD,
        /** He stopped again: the words decide. */
        JUDGED,
        /** It is his turn. */
        SPEAKING,
        /** It was; the words are awaited. */
        ENDED
    }

    private final CascadeSettings settings;
    private final long windowMillis;
    private final Turns turns;
    private final SpeechGate gate;
    private final Hangover hangover;
    private final Keys keys;
    private final NoInput noInput;

    private Phase phase = Phase.QUIET;
    private Expected expected = Expected.ANYTHING;
    private Utterance utterance = new Utterance();
    private long waited;
    private long sinceTurn = LONGEST_TURN;
    private long remaining = -1;

    /**
     * At the beginning of a call the voice agent has the word.
     *
     * @param window how much audio a probability is about
     * @param silence after which a caller who has the word is asked whether he is there
     */
    TurnTaking(CascadeSettings settings, Duration window, Duration silence, Turns turns) {
        this.settings = settings;
        this.turns = turns;
        windowMillis = window.toMillis();
        gate = new SpeechGate(settings.hearing().on(), settings.hearing().off());
        hangover = new Hangover(settings.ending());
        keys = new Keys(settings.keys().toMillis());
        noInput = new NoInput(silence.toMillis());
    }

    /**
     * Time goes on.
     *
     * @param probability of speech
     * @param agent what the voice agent does
     * @param left milliseconds that it has still to say, as far as is known
     */
    void window(float probability, Agent agent, long left) {
        boolean speaks = gate.window(probability);
        remaining = agent == Agent.SPEAKING ? left : -1;
        // Once the voice agent was heard, whatever the caller says is another turn.
        sinceTurn = agent == Agent.SPEAKING ? LONGEST_TURN : sinceTurn + windowMillis;
        if (keys.areBeingPressed()) {
            // Keys can be heard, and what is heard of them is no speech.
            if (keys.isOver(windowMillis)) {
                turns.pressed(keys.take());
            }
            return;
        }
        if (speaks && phase == Phase.SPEAKING) {
            hangover.paused(utterance.silence());
        }
        utterance.window(speaks, windowMillis);
        switch (phase) {
            case QUIET -> quiet(speaks, agent);
            case NOTICED -> noticed(speaks);
            case HELD -> held(speaks);
            case JUDGED -> await(RESULT_WHILE_HELD);
            case SPEAKING -> speaking(speaks);
            case ENDED -> await(RESULT);
        }
    }

    /** What the voice agent does at a time. */
    enum Agent {
        /** The caller has the word. */
        LISTENING,
        /** It has, but isn't heard yet. */
        THINKING,
        SPEAKING
    }

    /** What is expected of the caller when he has the word next. */
    void expect(Expected next) {
        expected = next;
    }

    /** The recogniser heard this so far in the present utterance. */
    void interim(String text, Completeness complete) {
        utterance.words(text, complete);
    }

    /** The recogniser's result, after {@link Turns#wanted}. */
    void recognized(String text, double confidence) {
        if (phase == Phase.JUDGED) {
            judge(text, confidence);
        } else if (phase == Phase.ENDED) {
            quiet();
            if (text.isEmpty() ? utterance.speech() < 2 * SHORT : confidence < 0.5 && utterance.speech() < SHORT) {
                turns.heardNothing();
            } else {
                noInput.answered();
                sinceTurn = 0;
                turns.heard(text, confidence);
            }
        }
    }

    /** There will be no result. */
    void lost() {
        boolean held = isHolding();
        quiet();
        if (held) {
            turns.resumed();
        }
    }

    /** The caller pressed a key. */
    void key(char key) {
        if (!keys.areBeingPressed()) {
            Phase before = phase;
            if (before == Phase.NOTICED || before == Phase.HELD || before == Phase.SPEAKING) {
                turns.dropped();
            }
            quiet();
            if (before != Phase.SPEAKING) {
                turns.started();
            }
        }
        noInput.answered();
        if (keys.press(key, expected.keys())) {
            turns.pressed(keys.take());
        }
    }

    /** Whether the caller has the word at this moment: it isn't to be spoken to him. */
    boolean isCallerSpeaking() {
        return phase == Phase.SPEAKING || keys.areBeingPressed();
    }

    /** Whether the voice agent is held back. */
    boolean isHolding() {
        return phase == Phase.HELD || phase == Phase.JUDGED;
    }

    /** How long ago the last sound of speech was, milliseconds. */
    long silence() {
        return utterance.silence();
    }

    private void quiet(boolean speaks, Agent agent) {
        if (speaks) {
            phase = Phase.NOTICED;
            utterance = new Utterance();
            utterance.window(true, windowMillis);
            turns.noticed();
            return;
        }
        int prompt = noInput.window(windowMillis, agent == Agent.LISTENING, expected.patience());
        if (prompt > 0) {
            turns.silent(prompt);
        }
    }

    private void noticed(boolean speaks) {
        boolean over = remaining >= 0;
        var hearing = settings.hearing();
        long enough = (over ? hearing.hold() : hearing.start()).toMillis();
        if (utterance.silence() >= WITHIN_WORDS) {
            quiet();
            turns.dropped();
        } else if (speaks && utterance.speech() >= enough) {
            if (over) {
                phase = Phase.HELD;
                turns.held();
            } else {
                start();
            }
        }
    }

    private void held(boolean speaks) {
        var hearing = settings.hearing();
        if (utterance.speech() >= hearing.longest().toMillis()
                || (utterance.hasWords() && utterance.speech() >= hearing.sure().toMillis())) {
            start();
        } else if (!speaks && utterance.silence() >= hearing.over().toMillis()) {
            phase = Phase.JUDGED;
            waited = 0;
            turns.wanted();
        }
    }

    /** He spoke a moment over the voice agent: a turn by its words, or nothing. */
    private void judge(String text, double confidence) {
        boolean answers = remaining <= NEARLY_SAID && utterance.completeness() == Completeness.FINISHED;
        quiet();
        if (text.isEmpty() || confidence < 0.5 || (Spoken.isBackchannel(text) && !answers)) {
            turns.resumed();
        } else {
            noInput.answered();
            sinceTurn = 0;
            turns.started();
            turns.ended();
            turns.heard(text, confidence);
        }
    }

    private void start() {
        if (phase == Phase.NOTICED) {
            // He goes on after what was taken for the end: next time he is given longer.
            long pause = sinceTurn - utterance.speech();
            if (pause < settings.ending().most().toMillis() && remaining < 0) {
                hangover.paused(pause + hangover.length(utterance.completeness()));
            }
        }
        phase = Phase.SPEAKING;
        turns.started();
    }

    private void speaking(boolean speaks) {
        if ((!speaks && utterance.silence() >= hangover.length(utterance.completeness()))
                || utterance.length() >= LONGEST_TURN) {
            phase = Phase.ENDED;
            waited = 0;
            hangover.turnOver();
            turns.wanted();
            turns.ended();
        }
    }

    private void await(long most) {
        waited += windowMillis;
        if (waited >= most) {
            if (phase == Phase.JUDGED) {
                lost();
            } else {
                recognized("", 0);
            }
        }
    }

    private void quiet() {
        phase = Phase.QUIET;
        noInput.begin();
    }
}

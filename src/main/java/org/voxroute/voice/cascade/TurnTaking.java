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
    /** Asked for time, a caller gets so much more of it. */
    private static final int PATIENCE = 3;

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
    private final long silenceLimit;
    private final Turns turns;
    private final SpeechGate gate;
    private final Hangover hangover;
    private final StringBuilder keys = new StringBuilder();

    private Phase phase = Phase.QUIET;
    private Expected expected = Expected.ANYTHING;
    private Completeness completeness = Completeness.UNKNOWN;
    private String words = "";
    private long speech;
    private long silence;
    private long turn;
    private long waited;
    private long sinceKey;
    private long quiet;
    private long sinceTurn = LONGEST_TURN;
    private int prompts;
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
        silenceLimit = silence.toMillis();
        gate = new SpeechGate(settings.hearing().on(), settings.hearing().off());
        hangover = new Hangover(settings.ending());
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
        if (keys.length() > 0) {
            // Keys can be heard, and what is heard of them is no speech.
            sinceKey += windowMillis;
            if (sinceKey >= settings.keys().toMillis()) {
                pressed();
            }
            return;
        }
        count(speaks);
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
        words = text;
        completeness = complete;
    }

    /** The recogniser's result, after {@link Turns#wanted}. */
    void recognized(String text, double confidence) {
        if (phase == Phase.JUDGED) {
            judge(text, confidence);
        } else if (phase == Phase.ENDED) {
            quiet();
            if (text.isEmpty() ? speech < 2 * SHORT : confidence < 0.5 && speech < SHORT) {
                turns.heardNothing();
            } else {
                prompts = 0;
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
        Phase before = phase;
        boolean first = keys.length() == 0;
        if (first) {
            if (before == Phase.NOTICED || before == Phase.HELD || before == Phase.SPEAKING) {
                turns.dropped();
            }
            quiet();
            if (before != Phase.SPEAKING) {
                turns.started();
            }
        }
        sinceKey = 0;
        prompts = 0;
        if (key != '#' || first) {
            keys.append(key);
        }
        if (key == '#' || keys.length() == expected.keys()) {
            pressed();
        }
    }

    /** Whether the caller has the word at this moment: it isn't to be spoken to him. */
    boolean isCallerSpeaking() {
        return phase == Phase.SPEAKING || keys.length() > 0;
    }

    /** Whether the voice agent is held back. */
    boolean isHolding() {
        return phase == Phase.HELD || phase == Phase.JUDGED;
    }

    /** How long ago the last sound of speech was, milliseconds. */
    long silence() {
        return silence;
    }

    private void pressed() {
        String pressed = keys.toString();
        keys.setLength(0);
        turns.pressed(pressed);
    }

    private void count(boolean speaks) {
        if (speaks) {
            speech += windowMillis;
            if (phase == Phase.SPEAKING) {
                hangover.paused(silence);
            }
            silence = 0;
        } else {
            silence += windowMillis;
        }
        turn += windowMillis;
    }

    private void quiet(boolean speaks, Agent agent) {
        if (speaks) {
            phase = Phase.NOTICED;
            speech = windowMillis;
            turn = windowMillis;
            waited = 0;
            words = "";
            completeness = Completeness.UNKNOWN;
            turns.noticed();
            return;
        }
        quiet = agent == Agent.LISTENING ? quiet + windowMillis : 0;
        if (quiet >= (expected.patience() ? PATIENCE : 1) * silenceLimit) {
            quiet = 0;
            turns.silent(++prompts);
        }
    }

    private void noticed(boolean speaks) {
        boolean over = remaining >= 0;
        if (silence >= WITHIN_WORDS) {
            quiet();
            turns.dropped();
        } else if (speaks
                && speech
                        >= (over
                                        ? settings.hearing().hold()
                                        : settings.hearing().start())
                                .toMillis()) {
            if (over) {
                phase = Phase.HELD;
                turns.held();
            } else {
                start();
            }
        }
    }

    private void held(boolean speaks) {
        boolean real = !words.isEmpty() && !Spoken.isBackchannel(words);
        if (speech >= settings.hearing().longest().toMillis()
                || (real && speech >= settings.hearing().sure().toMillis())) {
            start();
        } else if (!speaks && silence >= settings.hearing().over().toMillis()) {
            phase = Phase.JUDGED;
            waited = 0;
            turns.wanted();
        }
    }

    /** He spoke a moment over the voice agent: a turn by its words, or nothing. */
    private void judge(String text, double confidence) {
        boolean answers = remaining <= NEARLY_SAID && completeness == Completeness.FINISHED;
        quiet();
        if (text.isEmpty() || confidence < 0.5 || (Spoken.isBackchannel(text) && !answers)) {
            turns.resumed();
        } else {
            prompts = 0;
            sinceTurn = 0;
            turns.started();
            turns.ended();
            turns.heard(text, confidence);
        }
    }

    private void start() {
        if (phase == Phase.NOTICED) {
            // He goes on after what was taken for the end: next time he is given longer.
            long pause = sinceTurn - speech;
            if (pause < settings.ending().most().toMillis() && remaining < 0) {
                hangover.paused(pause + hangover.length(completeness));
            }
        }
        phase = Phase.SPEAKING;
        turns.started();
    }

    private void speaking(boolean speaks) {
        if ((!speaks && silence >= hangover.length(completeness)) || turn >= LONGEST_TURN) {
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
        quiet = 0;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.voxroute.voice.cascade.TurnTaking.Agent;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Completeness;
import org.voxroute.voice.spi.LanguageModel.Turn;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceRequest;

/** Gives the word to the caller and to the voice agent in turn, as {@link TurnTaking} decides: has the caller's words recognised, told and answered. In the call's work. */
final class Floor implements Turns {

    private static final int LONGEST_DEFERRED = 4_000;
    private static final long MILLION = 1_000_000;

    private final Cascade cascade;
    private final LanguageModel.Talk talk;
    private final Ear ear;
    private final CallWork work;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final EchoGuard echo;
    private final Replies replies;
    private final TurnTaking taking;

    /** What somebody else wants to be said when the caller's turn is over. */
    private String deferred = "";

    private boolean pressing;

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
            EchoGuard echo,
            Duration window) {
        this.cascade = cascade;
        this.talk = talk;
        this.ear = ear;
        this.work = work;
        this.listener = listener;
        this.nanos = nanos;
        taking =
                new TurnTaking(cascade.settings(), window, call.agent().limits().silence(), this);
        this.echo = echo;
        replies = new Replies(cascade, call, talk, work, listener, nanos, echo, taking::expect);
    }

    void begin() {
        replies.begin();
    }

    /** A window of the caller's audio. */
    void window(float probability) {
        replies.goOn();
        Agent doing = replies.doing();
        Duration waiting = listener.waiting();
        boolean both = doing == Agent.SPEAKING
                && probability >= cascade.settings().hearing().off();
        taking.window(both && echo.isEcho(waiting) ? 0 : probability, doing, waiting.toMillis());
    }

    void key(char key) {
        pressing = true;
        taking.key(key);
        pressing = false;
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
        if (ear.isLossOfNow() || !error.isRetryable()) {
            notHeard(error);
        }
    }

    /** Somebody else says this, in place of what the voice agent says or would say: not into what the caller is saying. */
    void say(String text) {
        if (taking.isCallerSpeaking()) {
            String all = deferred.isEmpty() ? text : deferred + " " + text;
            deferred = all.substring(0, Math.min(all.length(), LONGEST_DEFERRED));
        } else {
            replies.say(text);
        }
    }

    void interrupted(Duration heard) {
        replies.interrupted(heard);
    }

    void close() {
        replies.close();
    }

    @Override
    public void noticed() {
        ear.begin(replies.expected().context());
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
        replies.giveWay(!pressing, () -> listener.turn(TurnEvent.CALLER_STARTED));
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
        answer(new Turn(text, confidence, ""));
    }

    @Override
    public void heardNothing() {
        if (replies.hasUnanswered() || !deferred.isEmpty()) {
            answer(new Turn("", 1, ""));
        }
    }

    @Override
    public void pressed(String keys) {
        endpointed = nanos.getAsLong();
        speechEnded = endpointed;
        ended();
        listener.mark(TurnMark.TRANSCRIBED, endpointed);
        listener.transcript(new Transcript(Speaker.CALLER, keys, true, 1.0));
        answer(new Turn("", 1, keys));
    }

    @Override
    public void silent(int times) {
        replies.silent(times);
    }

    private void answer(Turn turn) {
        String instead = deferred;
        deferred = "";
        if (instead.isEmpty()) {
            replies.answer(turn);
        } else {
            replies.say(instead);
        }
    }

    private void notHeard(ProviderError error) {
        boolean held = taking.isHolding();
        taking.lost();
        if (!held || !error.isRetryable()) {
            replies.trouble(error, cascade.settings().words().notHeard());
        }
    }
}

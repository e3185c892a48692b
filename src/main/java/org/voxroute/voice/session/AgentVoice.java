/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;

/**
 * What a voice agent says on its way to the caller's playout: one {@link Speech} an answer, in the line's format. Used by one thread of the provider's at a time. Once the agent failed, what it still says is not heard.
 */
final class AgentVoice implements AgentListener {

    private final VoiceSession session;
    private final Who who;
    private final Playout playout;
    private final Turns turns;
    private final Answers answers;
    private final AtomicBoolean retired = new AtomicBoolean();
    private volatile @Nullable Speech speech;
    private @Nullable AudioConverter converter;

    /**
     * Whose voice it is.
     *
     * @param fallback who goes on when it fails; null for nobody
     */
    record Who(String provider, @Nullable Fallback fallback) {}

    AgentVoice(VoiceSession session, Who who, Playout playout, Turns turns, Answers answers) {
        this.session = session;
        this.who = who;
        this.playout = playout;
        this.turns = turns;
        this.answers = answers;
    }

    String provider() {
        return who.provider();
    }

    @Nullable
    Fallback fallback() {
        return who.fallback();
    }

    /** What is said now, or was said last; from any thread. */
    @Nullable
    Speech speech() {
        return speech;
    }

    /** Nothing more comes of this agent; true the first time. */
    boolean retire() {
        return retired.compareAndSet(false, true);
    }

    boolean isRetired() {
        return retired.get();
    }

    @Override
    public boolean audio(AudioFrame chunk) {
        if (retired.get()) {
            return false;
        }
        Speech now = speech;
        if (now == null) {
            now = begin();
        }
        AudioFrame ready = chunk.format().equals(playout.format()) ? chunk : convert(chunk);
        return ready == null || now.say(ready);
    }

    @Override
    public void saying(String text, Duration length) {
        if (retired.get()) {
            return;
        }
        if (speech == null) {
            begin();
        }
        answers.saying(text, length);
    }

    @Override
    public void mark(TurnMark mark, long nanos) {
        turns.mark(mark, nanos);
    }

    @Override
    public Duration waiting() {
        return playout.waiting();
    }

    @Override
    public void turn(TurnEvent event) {
        if (retired.get()) {
            return;
        }
        switch (event) {
            case HELD -> playout.hold(true);
            case RESUMED -> playout.hold(false);
            case CALLER_STARTED -> {
                turns.callerStarted();
                session.bargeIn();
            }
            case CALLER_STOPPED -> turns.callerStopped();
            case ANSWER_STARTED -> {
                end();
                begin();
            }
            case ANSWER_ENDED -> end();
        }
    }

    @Override
    public void transcript(Transcript transcript) {
        if (retired.get() || !transcript.isFinal()) {
            return;
        }
        switch (transcript.speaker()) {
            case CALLER -> session.tell(turns.said(session.id(), transcript));
            case AGENT -> answers.whole(transcript.text());
        }
    }

    @Override
    public void failed(ProviderError error) {
        session.fail(this, error);
    }

    @Override
    public void hangUp() {
        if (!retired.get()) {
            end();
            session.hangUpWhenHeard("The voice agent hung up");
        }
    }

    @Override
    public void transfer() {
        if (!retired.get()) {
            end();
            session.transferWhenHeard();
        }
    }

    private Speech begin() {
        Speech begun = playout.begin();
        converter = null;
        speech = begun;
        answers.begin(begun);
        return begun;
    }

    /** All of it is said; what follows without a word is another. */
    private void end() {
        Speech said = speech;
        if (said == null || said.isEnded()) {
            return;
        }
        AudioConverter used = converter;
        if (used != null) {
            byte[] rest = used.flush();
            if (rest.length > 0) {
                said.say(AudioFrame.owning(playout.format(), rest));
            }
        }
        said.end();
    }

    private @Nullable AudioFrame convert(AudioFrame chunk) {
        AudioConverter used = converter;
        if (used == null || !used.from().equals(chunk.format())) {
            used = new AudioConverter(chunk.format(), playout.format());
            converter = used;
        }
        return used.convert(chunk);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;

/** What a voice agent says on its way to the caller's playout: one {@link Speech} an answer, in the line's format. Used by one thread of the provider's at a time. */
final class AgentVoice implements AgentListener {

    private final VoiceSession session;
    private final Playout playout;
    private volatile @Nullable Speech speech;
    private @Nullable AudioConverter converter;

    AgentVoice(VoiceSession session, Playout playout) {
        this.session = session;
        this.playout = playout;
    }

    /** What is said now, or was said last; from any thread. */
    @Nullable
    Speech speech() {
        return speech;
    }

    @Override
    public boolean audio(AudioFrame chunk) {
        Speech now = speech;
        if (now == null) {
            now = begin();
        }
        AudioFrame ready = chunk.format().equals(playout.format()) ? chunk : convert(chunk);
        return ready == null || now.say(ready);
    }

    @Override
    public void turn(TurnEvent event) {
        switch (event) {
            case ANSWER_STARTED -> begin();
            case ANSWER_ENDED -> end();
            case CALLER_STARTED -> session.bargeIn();
            case CALLER_STOPPED -> {}
        }
    }

    @Override
    public void transcript(Transcript transcript) {
        session.transcript(transcript);
    }

    @Override
    public void failed(ProviderError error) {
        session.fail(error);
    }

    @Override
    public void hangUp() {
        end();
        session.hangUpWhenHeard();
    }

    private Speech begin() {
        Speech begun = playout.begin();
        converter = null;
        speech = begun;
        return begun;
    }

    private void end() {
        Speech said = speech;
        if (said == null) {
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

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.time.Duration;
import java.util.function.Consumer;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;

/** Notes what is told before the session is told. */
record Noting(AgentListener listener, Consumer<TurnEvent> notes) implements AgentListener {

    @Override
    public boolean audio(AudioFrame chunk) {
        return listener.audio(chunk);
    }

    @Override
    public void saying(String text, Duration length) {
        listener.saying(text, length);
    }

    @Override
    public void mark(TurnMark mark, long nanos) {
        listener.mark(mark, nanos);
    }

    @Override
    public void turn(TurnEvent event) {
        notes.accept(event);
        listener.turn(event);
    }

    @Override
    public void transcript(Transcript transcript) {
        listener.transcript(transcript);
    }

    @Override
    public Duration waiting() {
        return listener.waiting();
    }

    @Override
    public void failed(ProviderError error) {
        listener.failed(error);
    }

    @Override
    public void hangUp() {
        listener.hangUp();
    }

    @Override
    public void transfer() {
        listener.transfer();
    }
}

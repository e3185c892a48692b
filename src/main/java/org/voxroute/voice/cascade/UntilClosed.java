/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;

/** Tells a listener nothing after the call is over. */
record UntilClosed(AgentListener listener, BooleanSupplier closed) implements AgentListener {

    @Override
    public boolean audio(AudioFrame chunk) {
        return !closed.getAsBoolean() && listener.audio(chunk);
    }

    @Override
    public void saying(String text, Duration length) {
        unless(() -> listener.saying(text, length));
    }

    @Override
    public void mark(TurnMark mark, long nanos) {
        unless(() -> listener.mark(mark, nanos));
    }

    @Override
    public void turn(TurnEvent event) {
        unless(() -> listener.turn(event));
    }

    @Override
    public void transcript(Transcript transcript) {
        unless(() -> listener.transcript(transcript));
    }

    @Override
    public Duration waiting() {
        return listener.waiting();
    }

    @Override
    public void failed(ProviderError error) {
        unless(() -> listener.failed(error));
    }

    @Override
    public void hangUp() {
        unless(listener::hangUp);
    }

    @Override
    public void transfer() {
        unless(listener::transfer);
    }

    private void unless(Runnable what) {
        if (!closed.getAsBoolean()) {
            what.run();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.echo;

import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceProvider;
import org.voxroute.voice.spi.VoiceRequest;

/** Gives each frame back as it came, with no delay of its own: when frames were late and come at once, it leaves out what would wait, so that the caller isn't behind himself for the rest of the call. */
public final class EchoProvider implements VoiceProvider {

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public VoiceAgent open(VoiceRequest request, AgentListener listener) {
        return new Echo(listener);
    }

    private record Echo(AgentListener listener) implements VoiceAgent {

        @Override
        public void hear(AudioFrame frame) {
            // The frame before counts as waiting until the next is asked for.
            if (listener.waiting().compareTo(frame.duration()) <= 0) {
                listener.audio(frame);
            }
        }

        @Override
        public void press(char key) {
            // There is nothing to hear of a key.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}

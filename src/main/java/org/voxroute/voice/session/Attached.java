/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.VoiceAgent;

/** The voice agent on a call, and what it hears of the line. Used on the line's thread. */
final class Attached {

    /** In place of an agent: the call is over, and none may come any more. */
    static final Attached ENDED = new Attached(new Nobody(), AudioFormat.pcm16(8_000), null);

    private final VoiceAgent agent;
    private final AudioFormat hears;
    private final @Nullable AgentVoice voice;
    private @Nullable AudioConverter converter;

    private record Nobody() implements VoiceAgent {
        @Override
        public void hear(AudioFrame frame) {
            // There is nobody.
        }

        @Override
        public void press(char key) {
            // There is nobody.
        }

        @Override
        public void close() {
            // There is nobody.
        }
    }

    /** @param voice what the agent says with; null for nobody */
    Attached(VoiceAgent agent, AudioFormat hears, @Nullable AgentVoice voice) {
        this.agent = agent;
        this.hears = hears;
        this.voice = voice;
    }

    @Nullable
    AgentVoice voice() {
        return voice;
    }

    VoiceAgent agent() {
        return agent;
    }

    void hear(AudioFrame frame) {
        if (frame.format().equals(hears)) {
            agent.hear(frame);
            return;
        }
        AudioConverter from = converter;
        if (from == null || !from.from().equals(frame.format())) {
            from = new AudioConverter(frame.format(), hears);
            converter = from;
        }
        AudioFrame converted = from.convert(frame);
        if (converted != null) {
            agent.hear(converted);
        }
    }
}

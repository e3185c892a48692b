/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceProvider;
import org.voxroute.voice.spi.VoiceRequest;

/** Voice agents of the test: they give back what they hear, say something long when told, and remember what they noticed. */
final class StoryProvider implements VoiceProvider {

    static final String NAME = "story";

    private final Map<UUID, Agent> agents = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VoiceAgent open(VoiceRequest request, AgentListener listener) {
        var agent = new Agent(request.line(), listener);
        agents.put(request.call(), agent);
        return agent;
    }

    Agent of(UUID call) {
        return agents.get(call);
    }

    static final class Agent implements VoiceAgent {

        private final AudioFormat line;
        private final AgentListener listener;
        private final List<Character> pressed = new CopyOnWriteArrayList<>();
        private volatile boolean speaking;
        private volatile Duration interrupted;
        private volatile boolean closed;

        private Agent(AudioFormat line, AgentListener listener) {
            this.line = line;
            this.listener = listener;
        }

        @Override
        public void hear(AudioFrame frame) {
            if (!speaking) {
                listener.audio(frame);
            }
        }

        @Override
        public void press(char key) {
            pressed.add(key);
        }

        @Override
        public void interrupted(Duration heard) {
            // What was being said is over; what is given back from now on is something else.
            listener.turn(TurnEvent.ANSWER_STARTED);
            speaking = false;
            interrupted = heard;
        }

        @Override
        public void close() {
            closed = true;
        }

        /** Ten seconds of the same value. */
        void speak(int value) {
            speaking = true;
            short[] samples = new short[line.sampleRate() / 50];
            byte[] bytes = new byte[samples.length * 2];
            for (int i = 0; i < bytes.length; i += 2) {
                bytes[i] = (byte) value;
                bytes[i + 1] = (byte) (value >> 8);
            }
            listener.turn(TurnEvent.ANSWER_STARTED);
            for (int i = 0; i < 500; i++) {
                listener.audio(AudioFrame.copyOf(line, bytes));
            }
            listener.turn(TurnEvent.ANSWER_ENDED);
        }

        void noticesTheCallerSpeak() {
            listener.turn(TurnEvent.CALLER_STARTED);
        }

        List<Character> pressed() {
            return pressed;
        }

        Duration interrupted() {
            return interrupted;
        }

        boolean isClosed() {
            return closed;
        }
    }
}

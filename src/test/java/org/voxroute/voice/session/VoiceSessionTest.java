/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.VoiceAgent;

class VoiceSessionTest {

    private static final AudioFormat LINE = AudioFormat.pcm16(8_000);
    private static final AudioFrame SILENCE = AudioFrame.silence(LINE, 160);

    private final FakeLine line = new FakeLine();
    private final RecordingAgent agent = new RecordingAgent();
    private final VoiceCounters counters = new VoiceCounters();
    private long now;
    private int ended;
    private int opened;

    private final VoiceSession session = new VoiceSession(
            UUID.randomUUID(),
            line,
            new VoiceSession.Call("test", "test", Duration.ofSeconds(10), counters, begun -> opened++, () -> ended++),
            () -> now);

    private static class RecordingAgent implements VoiceAgent {
        final List<AudioFrame> heard = new ArrayList<>();
        final List<Character> pressed = new ArrayList<>();
        final List<Duration> interrupted = new ArrayList<>();
        AudioFormat hears = LINE;
        int closed;

        @Override
        public AudioFormat hears(AudioFormat format) {
            return hears;
        }

        @Override
        public void hear(AudioFrame frame) {
            heard.add(frame);
        }

        @Override
        public void press(char key) {
            pressed.add(key);
        }

        @Override
        public void interrupted(Duration heard) {
            interrupted.add(heard);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @BeforeEach
    void beginsWithSilence() {
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(opened).isOne();
    }

    @Test
    void theAgentHearsWhatItAskedFor() {
        agent.hears = AudioFormat.pcm16(16_000);
        session.attach(agent);
        for (int i = 0; i < 10; i++) {
            frame(AudioFrame.silence(AudioFormat.mulaw(), 160));
        }
        assertThat(agent.heard).isNotEmpty().allMatch(frame -> frame.format().sampleRate() == 16_000);
    }

    @Test
    void whatTheAgentSaysIsHeardInTheLinesFormat() {
        session.attach(agent);
        AgentListener says = session.listener();
        says.audio(loud(AudioFormat.pcm16(24_000), 24_000));
        assertThat(frame(SILENCE))
                .isInstanceOfSatisfying(
                        AudioFrame.class, frame -> assertThat(frame.format()).isEqualTo(LINE));
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
        assertThat(session.heard()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aBargeInIsSilentFromTheNextFrameUntilTheNextAnswer() {
        session.attach(agent);
        AgentListener says = session.listener();
        says.turn(TurnEvent.ANSWER_STARTED);
        says.audio(loud(LINE, 8_000));
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
        says.turn(TurnEvent.CALLER_STARTED);
        assertThat(says.audio(loud(LINE, 160))).isFalse();
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(agent.interrupted).containsExactly(Duration.ofMillis(20));
        says.turn(TurnEvent.ANSWER_STARTED);
        assertThat(says.audio(loud(LINE, 160))).isTrue();
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
    }

    @Test
    void aCallerWhoSpeaksWhileNothingIsSaidInterruptsNothing() {
        session.attach(agent);
        session.listener().turn(TurnEvent.CALLER_STARTED);
        assertThat(agent.interrupted).isEmpty();
    }

    @Test
    void keysAreTold() {
        session.attach(agent);
        assertThat(session.hear(new LineMessage.Digit('#'))).isNull();
        assertThat(agent.pressed).containsExactly('#');
    }

    @Test
    void theAgentHangsUpOnceAllIsHeard() {
        session.attach(agent);
        AgentListener says = session.listener();
        says.audio(loud(LINE, 320));
        says.hangUp();
        frame(SILENCE);
        frame(SILENCE);
        assertThat(line.hungUp).isNull();
        frame(SILENCE);
        assertThat(line.hungUp).isNotNull();
    }

    @Test
    void theAgentIsClosedOnceWithTheCall() {
        session.attach(agent);
        session.closed("over");
        session.closed("over again");
        assertThat(agent.closed).isOne();
        assertThat(ended).isOne();
    }

    @Test
    void anAgentThatComesTooLateIsClosedAtOnce() {
        session.closed("over");
        session.attach(agent);
        assertThat(agent.closed).isOne();
    }

    @Test
    void anAgentThatFailsEndsTheCallAndNotTheFrame() {
        session.attach(new RecordingAgent() {
            @Override
            public void hear(AudioFrame frame) {
                throw new IllegalStateException("broken");
            }
        });
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(line.hungUp).contains("broken");
        assertThat(counters.failed()).isOne();
    }

    @Test
    void aPauseIsFilledByTheClock() {
        for (int i = 0; i < 100; i++) {
            now += Duration.ofMillis(10).toNanos();
            session.tick(now);
        }
        assertThat(line.said).hasSizeBetween(48, 50).containsOnly(SILENCE);
        assertThat(counters.clockedFrames()).isEqualTo(line.said.size());
    }

    private LineMessage frame(AudioFrame frame) {
        now += Duration.ofMillis(20).toNanos();
        return session.hear(frame);
    }

    private static AudioFrame loud(AudioFormat format, int samples) {
        byte[] bytes = new byte[2 * samples];
        for (int i = 1; i < bytes.length; i += 2) {
            bytes[i] = 0x10;
        }
        return AudioFrame.owning(format, bytes);
    }
}

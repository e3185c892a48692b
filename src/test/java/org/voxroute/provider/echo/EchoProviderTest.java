/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.VoiceRequest;

class EchoProviderTest {

    private static final AudioFormat LINE = AudioFormat.pcm16(16_000);

    private final List<Object> told = new ArrayList<>();

    @Test
    void givesEachFrameBackAsItCameAndTellsNothingElse() {
        var agent = new EchoProvider()
                .open(
                        new VoiceRequest(UUID.randomUUID(), LINE, AgentProfile.of("echo", 1, "echo"), Map.of()),
                        new Everything());
        AudioFrame first = AudioFrame.owning(LINE, new byte[] {1, 2, 3, 4});
        AudioFrame second = AudioFrame.owning(LINE, new byte[] {5, 6});
        agent.hear(first);
        agent.press('1');
        agent.hear(second);
        agent.close();
        assertThat(told).containsExactly(first, second);
    }

    @Test
    void hearsWhatTheLineHas() {
        var agent = new EchoProvider()
                .open(
                        new VoiceRequest(UUID.randomUUID(), LINE, AgentProfile.of("echo", 1, "echo"), Map.of()),
                        new Everything());
        assertThat(agent.hears(LINE)).isEqualTo(LINE);
    }

    @Test
    void canNotBeToldWhatToSay() {
        var agent = new EchoProvider()
                .open(
                        new VoiceRequest(UUID.randomUUID(), LINE, AgentProfile.of("echo", 1, "echo"), Map.of()),
                        new Everything());
        assertThat(agent.say("hello")).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void isCalledEchoAndHasNoOptions() {
        assertThat(new EchoProvider().name()).isEqualTo("echo");
        assertThat(new EchoProvider().options()).isEmpty();
    }

    private final class Everything implements AgentListener {
        @Override
        public boolean audio(AudioFrame chunk) {
            return told.add(chunk);
        }

        @Override
        public void turn(TurnEvent event) {
            told.add(event);
        }

        @Override
        public void transcript(Transcript transcript) {
            told.add(transcript);
        }

        @Override
        public void failed(ProviderError error) {
            told.add(error);
        }

        @Override
        public void hangUp() {
            told.add("hang up");
        }
    }
}

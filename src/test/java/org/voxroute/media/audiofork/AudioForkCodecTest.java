/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiofork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.media.websocket.FakeConnection;
import org.voxroute.media.websocket.MediaException;

class AudioForkCodecTest {

    private static final AudioFormat FORMAT = AudioFormat.pcm16(8_000);
    private static final AudioFrame LOUD = loud();

    private final FakeConnection connection = new FakeConnection("good", Map.of());
    private final AudioForkCodec codec =
            new AudioForkCodec(connection, (token, transport) -> Optional.of(UUID.randomUUID()));

    @Test
    void whatIsSaidGoesAsPiecesThatAreQueued() throws MediaException {
        codec.decode("{}");
        for (int i = 0; i < 9; i++) {
            assertThat(codec.encode(LOUD)).isNull();
        }
        assertThat(codec.unheard()).hasMillis(180);
        assertThat((String) codec.encode(LOUD))
                .startsWith(
                        "{\"type\":\"playAudio\",\"data\":{\"audioContentType\":\"raw\",\"sampleRate\":8000,\"audioContent\":\"BQUF")
                .endsWith("\",\"id\":\"p1\",\"queuePlay\":true}}");
        assertThat(codec.unheard()).isZero();
    }

    @Test
    void theRestOfAnAnswerGoesWhenSilenceComes() throws MediaException {
        codec.decode("{}");
        codec.encode(LOUD);
        assertThat(codec.encode(AudioFrame.silence(FORMAT, 160))).asString().contains("playAudio");
        assertThat(codec.encode(AudioFrame.silence(FORMAT, 160))).isNull();
    }

    @Test
    void bargeInDropsWhatWasGatheredToo() throws MediaException {
        codec.decode("{}");
        codec.encode(LOUD);
        codec.clear();
        assertThat(connection.sent()).containsExactly("{\"type\":\"killAudio\"}");
        assertThat(codec.encode(AudioFrame.silence(FORMAT, 160))).isNull();
    }

    @Test
    void aModuleThatStreamsTellsHowFarItIsBehind() throws MediaException, InterruptedException {
        codec.decode("{\"playback\":\"binary\"}");
        assertThat(codec.encode(LOUD)).isEqualTo(LOUD.toByteArray());
        assertThat(connection.sent()).containsExactly("{\"type\":\"mark\",\"data\":{\"name\":\"m1\"}}");
        assertThat(codec.unheard()).isZero();
        codec.decode("{\"type\":\"mark\",\"data\":{\"name\":\"m1\",\"event\":\"playout\"}}");
        assertThat(codec.unheard()).isPositive();
    }

    @Test
    void theApplicationIsToldWhoShallGoOn() {
        assertThat(codec.transfer("1001")).isTrue();
        assertThat(connection.sent()).containsExactly("{\"type\":\"transfer\",\"data\":{\"target\":\"1001\"}}");
    }

    @Test
    void theApplicationIsToldBeforeTheHubCloses() {
        codec.farewell("enough");
        assertThat(connection.sent()).containsExactly("{\"type\":\"disconnect\"}");
    }

    private static AudioFrame loud() {
        byte[] bytes = new byte[320];
        Arrays.fill(bytes, (byte) 5);
        return AudioFrame.copyOf(FORMAT, bytes);
    }
}

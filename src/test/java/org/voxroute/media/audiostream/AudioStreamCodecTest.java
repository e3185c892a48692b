/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiostream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.websocket.Admission;
import org.voxroute.media.websocket.FakeConnection;
import org.voxroute.media.websocket.MediaException;

class AudioStreamCodecTest {

    private static final UUID CALL = UUID.randomUUID();
    private static final Admission GOOD = (token, transport) ->
            token.equals("good") && transport.equals("audio-stream") ? Optional.of(CALL) : Optional.empty();

    @Test
    void metadataMayCarryRateAndToken() throws MediaException {
        var codec = codec(new FakeConnection(null, Map.of()));
        assertThat(codec.decode("{\"token\":\"good\",\"sampleRate\":\"16k\",\"caller\":\"1001\"}"))
                .containsExactly(new LineMessage.Call(CALL), AudioFrame.silence(AudioFormat.pcm16(16_000), 320));
    }

    @Test
    void withoutMetadataTheUrlSaysItAll() throws MediaException {
        var codec = codec(new FakeConnection("good", Map.of("rate", "24000")));
        assertThat(codec.decode(new byte[960]))
                .containsExactly(
                        new LineMessage.Call(CALL),
                        AudioFrame.silence(AudioFormat.pcm16(24_000), 480),
                        AudioFrame.silence(AudioFormat.pcm16(24_000), 480));
    }

    @Test
    void ofAStereoStreamTheCallerIsHeard() throws MediaException {
        var codec = codec(FakeConnection.withToken("good"));
        codec.decode("{\"mixType\":\"stereo\"}");
        assertThat(codec.decode(new byte[] {1, 1, 2, 2}))
                .containsExactly(AudioFrame.copyOf(AudioFormat.pcm16(8_000), new byte[] {1, 1}));
    }

    @Test
    void whatIsSaidGoesAsStreamAudio() throws MediaException {
        var codec = codec(FakeConnection.withToken("good"));
        codec.decode("{}");
        byte[] loud = new byte[320];
        Arrays.fill(loud, (byte) 5);
        assertThat(codec.encode(AudioFrame.copyOf(AudioFormat.pcm16(8_000), loud)))
                .isEqualTo("{\"type\":\"streamAudio\",\"data\":{\"audioDataType\":\"raw\",\"sampleRate\":8000,"
                        + "\"audioData\":\"" + Base64.getEncoder().encodeToString(loud) + "\"}}");
        assertThat(codec.encode(AudioFrame.silence(AudioFormat.pcm16(8_000), 160)))
                .isNull();
    }

    @Test
    void anEditionThatStreamsGetsBinaryFramesSilenceToo() throws MediaException {
        var codec = codec(FakeConnection.withToken("good"));
        codec.decode("{\"playback\":\"binary\"}");
        assertThat(codec.encode(AudioFrame.silence(AudioFormat.pcm16(8_000), 160)))
                .isEqualTo(new byte[320]);
    }

    @Test
    void bargeInDropsWhatTheModuleHolds() throws MediaException {
        var connection = FakeConnection.withToken("good");
        var codec = codec(connection);
        codec.clear();
        assertThat(connection.sent()).isEmpty();
        codec.decode("{}");
        codec.clear();
        assertThat(connection.sent()).containsExactly("{\"type\":\"killAudio\"}");
    }

    @Test
    void whoListensOnlyIsSentNothing() throws MediaException {
        var connection = FakeConnection.withToken("good");
        var codec = codec(connection);
        codec.decode("{\"playback\":\"none\"}");
        assertThat(codec.encode(AudioFrame.silence(AudioFormat.pcm16(8_000), 160)))
                .isNull();
        codec.clear();
        assertThat(connection.sent()).isEmpty();
    }

    @Test
    void keysComeFromTheApplicationAndOtherMessagesAreItsOwnBusiness() throws MediaException {
        var codec = codec(FakeConnection.withToken("good"));
        codec.decode("{}");
        assertThat(codec.decode("{\"event\":\"dtmf\",\"dtmf\":\"7\",\"duration\":\"160\"}"))
                .containsExactly(new LineMessage.Digit('7'));
        assertThat(codec.decode("{\"type\":\"playoutDone\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"sampleRate":11025}   | 1003 | The sample rate is 8000, 16000, 24000, 32000 or 48000, not 11025
                    {"mixType":"quad"}     | 1003 | The mix is mono, mixed or stereo, not quad
                    {"playback":"loud"}    | 1003 | playback is json, binary or none, not loud
                    my own text            | 1007 | A text message that is no JSON
                    """)
    void refusesWhatItCannotStream(String metadata, int code, String reason) {
        assertThatThrownBy(() -> codec(FakeConnection.withToken("good")).decode(metadata))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(reason);
    }

    @Test
    void refusesAnotherToken() {
        assertThatThrownBy(() -> codec(FakeConnection.withToken("bad")).decode("{\"token\":\"good\"}"))
                .hasMessageContaining("The token is unknown")
                .message()
                .doesNotContain("bad");
    }

    private static AudioStreamCodec codec(FakeConnection connection) {
        return new AudioStreamCodec(connection, GOOD);
    }
}

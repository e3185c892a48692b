/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

class BrowserCodecTest {

    private static final UUID CALL = UUID.fromString("6f1d0a52-0000-4000-8000-000000000009");
    private static final Admission GOOD = (token, transport) ->
            token.equals("good") && transport.equals("browser") ? Optional.of(CALL) : Optional.empty();
    private static final String START = "{\"type\":\"start\",\"token\":\"good\",\"sample_rate\":48000}";
    private static final AudioFrame FRAME = AudioFrame.silence(AudioFormat.pcm16(48_000), 960);

    private final FakeConnection connection = new FakeConnection(null, Map.of());
    private final BrowserCodec codec = new BrowserCodec(connection, GOOD);

    @Test
    void startBeginsTheCallAtTheBrowsersRate() throws MediaException {
        assertThat(codec.decode(START)).containsExactly(new LineMessage.Call(CALL), FRAME);
        assertThat(connection.sent())
                .containsExactly(
                        "{\"type\":\"started\",\"call_id\":\"" + CALL + "\",\"sample_rate\":48000,\"frame_ms\":20}");
        assertThat(codec.decode(new byte[4])).containsExactly(AudioFrame.silence(AudioFormat.pcm16(48_000), 2));
    }

    @Test
    void keysAndTheHangupAreTold() throws MediaException {
        codec.decode(START);
        assertThat(codec.decode("{\"type\":\"digit\",\"digit\":\"#\"}")).containsExactly(new LineMessage.Digit('#'));
        assertThat(codec.decode("{\"type\":\"hangup\"}")).containsExactly(new LineMessage.Hangup());
    }

    @Test
    void whatTheSpeakerHasNotPlayedIsNotHeard() throws MediaException {
        codec.decode(START);
        for (int i = 0; i < 10; i++) {
            codec.encode(FRAME);
        }
        codec.decode("{\"type\":\"played\",\"ms\":120}");
        assertThat(codec.unheard()).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void whatIsDroppedAtBargeInIsForgottenAndWhatCameMeanwhileIsNot() throws MediaException {
        codec.decode(START);
        for (int i = 0; i < 10; i++) {
            codec.encode(FRAME);
        }
        codec.clear();
        assertThat(connection.sent()).last().isEqualTo("{\"type\":\"clear\"}");
        codec.encode(FRAME);
        codec.decode("{\"type\":\"cleared\",\"ms\":150}");
        assertThat(codec.unheard()).isEqualTo(Duration.ofMillis(20));
        codec.decode("{\"type\":\"played\",\"ms\":170}");
        assertThat(codec.unheard()).isZero();
    }

    @Test
    void aBrowserThatReportsNothingIsBelievedToPlayAtTheHubsPace() throws MediaException {
        codec.decode(START);
        for (int i = 0; i < 500; i++) {
            codec.encode(FRAME);
        }
        assertThat(codec.unheard()).isZero();
    }

    @Test
    void aBrowserWhoseReportsStopIsNotBelievedToHearNothing() throws MediaException {
        codec.decode(START);
        codec.encode(FRAME);
        codec.decode("{\"type\":\"played\",\"ms\":20}");
        for (int i = 0; i < 500; i++) {
            codec.encode(FRAME);
        }
        assertThat(codec.unheard()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aReportBeyondWhatWasSaidIsNotBelieved() throws MediaException {
        codec.decode(START);
        codec.encode(FRAME);
        codec.decode("{\"type\":\"played\",\"ms\":9223372036854775807}");
        codec.encode(FRAME);
        assertThat(codec.unheard()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aTranscriptIsShown() {
        codec.show("agent", "\"Hi\" <b>");
        assertThat(connection.sent())
                .containsExactly("{\"type\":\"transcript\",\"speaker\":\"agent\",\"text\":\"\\\"Hi\\\" <b>\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"digit","digit":"1"}                          | 1003 | The first message is not of type start
                    {"type":"start","token":"good","sample_rate":7999}    | 1003 | sample_rate is 8000 to 96000, not 7999
                    {"type":"start","token":"good"}                       | 1003 | sample_rate is 8000 to 96000, not 0
                    {"type":"start","token":"bad","sample_rate":48000}    | 1008 | The token is unknown, used, expired or another transport's
                    {"type":"start","sample_rate":48000}                  | 1008 | A token is missing
                    hello                                                 | 1007 | A text message that is no JSON
                    [1]                                                   | 1007 | A text message that is no JSON object
                    """)
    void refusesWhatIsNoStart(String message, int code, String reason) {
        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(reason);
    }

    @Test
    void refusesAudioBeforeStart() {
        assertThatThrownBy(() -> codec.decode(new byte[2])).hasMessage("Audio came before start");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"digit","digit":"12"}   | A digit is one of 0 to 9, A to D, * and #
                    {"type":"start"}                | Types are digit, hangup, played and cleared; this one is another
                    """)
    void refusesWhatItDoesNotKnow(String message, String reason) throws MediaException {
        codec.decode(START);
        assertThatThrownBy(() -> codec.decode(message)).hasMessage(reason);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

/** What a real Asterisk 22 sent, and what it made of what it was sent. */
class RecordedSessionsTest {

    private static final String GSM = "as-12-chan-c-gsm";

    @ParameterizedTest
    @MethodSource("sessions")
    void readsEveryMessageThatTheRecorderCounted(Sessions.Session session) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (LineMessage message : Sessions.heard(session.name())) {
            kinds.merge(kindAndLength(session, message), 1, Integer::sum);
        }
        assertThat(kinds).isEqualTo(counted(session));
    }

    @Test
    void readsTheSameByteByByte() {
        byte[] wire = Sessions.fromAsterisk("as-01-app-basic");
        byte[][] single = new byte[wire.length][];
        for (int i = 0; i < wire.length; i++) {
            single[i] = new byte[] {wire[i]};
        }
        assertThat(Sessions.decode(AudioSocketSide.ASTERISK, single)).isEqualTo(Sessions.heard("as-01-app-basic"));
    }

    @Test
    void theFirstMessageIsTheCallsUuid() {
        assertThat(Sessions.heard("as-01-app-basic").get(0))
                .isEqualTo(new LineMessage.Call(UUID.fromString("827c8fbe-558d-4dfb-bba6-b8dd71204712")));
    }

    @Test
    void digitsComeInTheirOrder() {
        assertThat(Sessions.heard("as-01-app-basic"))
                .filteredOn(LineMessage.Digit.class::isInstance)
                .containsExactly(new LineMessage.Digit('5'), new LineMessage.Digit('#'), new LineMessage.Digit('9'));
    }

    /** Fact 1: the caller's hangup is the end of the connection. */
    @ParameterizedTest
    @MethodSource("sessions")
    void asteriskNeverSaysHangupOrFailure(Sessions.Session session) {
        assertThat(Sessions.heard(session.name()))
                .noneMatch(message -> message instanceof LineMessage.Hangup || message instanceof LineMessage.Failure);
    }

    /** Fact 2. */
    @Test
    void anUnansweredChannelConnectsAndClosesWithoutABye() {
        assertThat(Sessions.heard("as-05f-not-answered")).isEmpty();
    }

    /** Fact 3. */
    @ParameterizedTest
    @CsvSource({
        "as-17-caller-ptime-10, 10",
        "as-01-app-basic, 20",
        "as-17-caller-ptime-40, 40",
        "as-17-caller-ptime-60, 60"
    })
    void aFrameIsAsLongAsTheCallersPackets(String session, int millis) {
        assertThat(frames(session)).allMatch(frame -> frame.duration().equals(Duration.ofMillis(millis)));
    }

    /** Fact 3: 300 ms of nothing are 15 frames less, not 15 frames of silence. */
    @Test
    void aGapOfTheCallerIsNotFilled() {
        assertThat(frames("as-18-caller-gap")).hasSize(50);
    }

    /** Fact 4. */
    @ParameterizedTest
    @ValueSource(strings = {"as-12-chan-c-ulaw", "as-12-chan-no-codec", "ari-22-extmedia-audiosocket-ulaw"})
    void mulawUnderTheKindOfPcmIsRecognised(String session) {
        assertThat(frames(session)).allMatch(frame -> frame.format().equals(AudioFormat.mulaw()));
    }

    @Test
    void alawUnderTheKindOfPcmIsRecognised() {
        assertThat(frames("as-12-chan-c-alaw")).allMatch(frame -> frame.format().equals(AudioFormat.alaw()));
    }

    /** Frames of 10 ms PCM have the same 160 bytes as 20 ms µ-law. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "as-17-caller-ptime-10", "as-17-caller-ptime-40", "as-17-caller-ptime-60", "as-01-app-basic",
                "as-06c-silence-server-only", "as-19-local-originate", "as-12-chan-c-slin",
                        "ari-22-extmedia-audiosocket-slin"
            })
    void pcmIsNotTakenForG711(String session) {
        assertThat(frames(session)).allMatch(frame -> frame.format().equals(AudioFormat.pcm16(8_000)));
    }

    /** Fact 4: what G.711 can't be recognised in is at least refused where its length is odd. */
    @Test
    void gsmUnderTheKindOfPcmIsRefused() {
        assertThatThrownBy(() -> Sessions.heard(GSM))
                .isInstanceOf(AudioSocketException.class)
                .hasMessageContaining("33 bytes")
                .hasMessageContaining("c(slin)");
    }

    @ParameterizedTest
    @CsvSource({
        "slin12, 12000",
        "slin16, 16000",
        "slin32, 32000",
        "slin44, 44100",
        "slin48, 48000",
        "slin96, 96000",
        "slin192, 192000"
    })
    void aHigherRateHasAKindOfItsOwn(String codec, int rate) {
        assertThat(frames("as-12-chan-c-" + codec))
                .isNotEmpty()
                .allMatch(frame -> frame.format().equals(AudioFormat.pcm16(rate))
                        && frame.duration().equals(Duration.ofMillis(20)));
    }

    /** Fact 6: what made Asterisk end the call, the other side of this codec refuses too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "as-09a-bad-zero-length-audio", "as-09b-bad-type-0x42", "as-09c-bad-type-0x01-from-server",
                "as-09d-bad-type-0x03-from-server", "as-09e-bad-type-0xff-from-server", "as-09f-bad-type-0x02-empty",
                "as-13d-chan-end-zero-length", "as-13e-chan-end-type-0x42"
            })
    void whatAsteriskRefusesIsRefusedFromAServer(String session) {
        assertThatThrownBy(() -> Sessions.decode(AudioSocketSide.SERVER, Sessions.toAsterisk(session)))
                .isInstanceOf(AudioSocketException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"as-02-app-server-hangup", "as-09h-bad-hangup-with-payload", "as-13a-chan-end-hangup-frame"})
    void theServersHangupIsHeard(String session) {
        List<LineMessage> said = Sessions.decode(AudioSocketSide.SERVER, Sessions.toAsterisk(session));
        assertThat(said).last().isEqualTo(new LineMessage.Hangup());
    }

    static List<Sessions.Session> sessions() {
        return Sessions.all().stream()
                .filter(session -> !session.name().equals(GSM))
                .toList();
    }

    private static List<AudioFrame> frames(String session) {
        return Sessions.heard(session).stream()
                .filter(AudioFrame.class::isInstance)
                .map(AudioFrame.class::cast)
                .toList();
    }

    private static String kindAndLength(Sessions.Session session, LineMessage message) {
        if (message instanceof AudioFrame frame) {
            int rate = frame.format().sampleRate();
            return String.format("%02x:%d", Kind.of(AudioFormat.pcm16(rate)), frame.length());
        }
        return message instanceof LineMessage.Call
                ? "01:16"
                : message instanceof LineMessage.Digit ? "03:1" : session + " " + message;
    }

    private static Map<String, Integer> counted(Sessions.Session session) {
        return Arrays.stream(session.counted().split(" "))
                .filter(count -> !count.isEmpty())
                .map(count -> count.split("x"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.parseInt(parts[1])));
    }
}

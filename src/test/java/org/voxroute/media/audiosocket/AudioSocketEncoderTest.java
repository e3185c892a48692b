/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

class AudioSocketEncoderTest {

    /** Fact 5: a payload that comes after its header ends the call. */
    @Test
    void writesHeaderAndPayloadAtOnce() {
        var socket = new EmbeddedChannel(new AudioSocketEncoder(AudioSocketSide.SERVER));
        socket.writeOutbound(AudioFrame.owning(AudioFormat.pcm16(8_000), new byte[] {1, 2, 3, 4}));
        assertThat(socket.outboundMessages()).hasSize(1);
        ByteBuf written = socket.readOutbound();
        assertThat(ByteBufUtil.hexDump(written)).isEqualTo("10000401020304");
        written.release();
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 10",
        "12000, 11",
        "16000, 12",
        "24000, 13",
        "32000, 14",
        "44100, 15",
        "48000, 16",
        "96000, 17",
        "192000, 18"
    })
    void writesEachRateUnderItsKind(int rate, String kind) {
        assertThat(encode(AudioSocketSide.SERVER, AudioFrame.silence(AudioFormat.pcm16(rate), 1)))
                .isEqualTo(kind + "00020000");
    }

    /** Fact 7: said before a close, it lets the dialplan go on even if bytes are unread. */
    @Test
    void hangsUpWithThreeZeros() {
        assertThat(encode(AudioSocketSide.SERVER, new LineMessage.Hangup())).isEqualTo("000000");
    }

    @Test
    void writesWhatAsteriskSays() {
        var id = UUID.fromString("40325ec2-5efd-4bd3-805f-53576e581d13");
        assertThat(encode(AudioSocketSide.ASTERISK, new LineMessage.Call(id)))
                .isEqualTo("01001040325ec25efd4bd3805f53576e581d13");
        assertThat(encode(AudioSocketSide.ASTERISK, new LineMessage.Digit('#'))).isEqualTo("03000123");
        assertThat(encode(AudioSocketSide.ASTERISK, new LineMessage.Failure(1))).isEqualTo("ff000101");
    }

    /** Fact 6: each of these ends the call. */
    @ParameterizedTest
    @MethodSource("notForServers")
    void refusesWhatAServerMayNotSay(LineMessage message) {
        assertThatThrownBy(() -> encode(AudioSocketSide.SERVER, message)).isInstanceOf(EncoderException.class);
    }

    @Test
    void refusesAudioThatHasNoKind() {
        assertThatThrownBy(() -> encode(AudioSocketSide.SERVER, AudioFrame.silence(AudioFormat.mulaw(), 160)))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("mulaw/8000");
    }

    /** Fact 10: 16,192 bytes at 8 kHz are played, more are lost without a word. */
    @Test
    void refusesAFrameThatAsteriskWouldLose() {
        assertThat(encode(AudioSocketSide.SERVER, AudioFrame.silence(AudioFormat.pcm16(8_000), 8_096)))
                .startsWith("103f40");
        assertThatThrownBy(() -> encode(AudioSocketSide.SERVER, AudioFrame.silence(AudioFormat.pcm16(8_000), 8_097)))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("too long");
    }

    static Stream<LineMessage> notForServers() {
        return Stream.of(new LineMessage.Call(new UUID(1, 2)), new LineMessage.Digit('1'), new LineMessage.Failure(1));
    }

    private static String encode(AudioSocketSide speaker, LineMessage message) {
        var socket = new EmbeddedChannel(new AudioSocketEncoder(speaker));
        socket.writeOutbound(message);
        ByteBuf written = socket.readOutbound();
        try {
            return ByteBufUtil.hexDump(written);
        } finally {
            written.release();
        }
    }
}

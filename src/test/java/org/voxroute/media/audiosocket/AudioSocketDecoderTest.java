/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

class AudioSocketDecoderTest {

    private static final String CALL = "01 0010 40325ec25efd4bd3805f53576e581d13";

    @Test
    void readsTheUuidHighByteFirst() {
        assertThat(decode(CALL))
                .containsExactly(new LineMessage.Call(UUID.fromString("40325ec2-5efd-4bd3-805f-53576e581d13")));
    }

    @Test
    void readsSeveralMessagesOfOneRead() {
        assertThat(decode(CALL + "10 0002 0100 12 0004 02000300 03 0001 39"))
                .endsWith(
                        AudioFrame.owning(AudioFormat.pcm16(8_000), new byte[] {1, 0}),
                        AudioFrame.owning(AudioFormat.pcm16(16_000), new byte[] {2, 0, 3, 0}),
                        new LineMessage.Digit('9'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "2a", "23", "41", "61"})
    void readsEveryKeyThatATelephoneHas(String ascii) {
        char key = Character.toUpperCase((char) Integer.parseInt(ascii, 16));
        assertThat(decode(CALL + "03 0001" + ascii)).endsWith(new LineMessage.Digit(key));
    }

    @ParameterizedTest
    @CsvSource({"ff 0001 04, 4", "ff 0000, -1", "ff 0002 8001, 128"})
    void readsAFailureWithItsCodeIfThereIsOne(String failure, int code) {
        assertThat(decode(CALL + failure)).endsWith(new LineMessage.Failure(code));
    }

    @ParameterizedTest
    @CsvSource({
        "10 0002 0100, not the call's UUID",
        "00 0000, not the call's UUID",
        "01 0010 40325ec25efd4bd3805f53576e581d13 01 0010, a second time",
        "01 0004, has 4 bytes and not 16",
        "01 0010 40325ec25efd4bd3805f53576e581d13 02 0000, kind 0x02",
        "01 0010 40325ec25efd4bd3805f53576e581d13 0f 0001, kind 0x0F",
        "01 0010 40325ec25efd4bd3805f53576e581d13 19 0001, kind 0x19",
        "01 0010 40325ec25efd4bd3805f53576e581d13 10 0000, Audio of 0 bytes",
        "01 0010 40325ec25efd4bd3805f53576e581d13 12 0141, Audio of 321 bytes",
        "01 0010 40325ec25efd4bd3805f53576e581d13 18 5a02, longer than the limit of 23040",
        "01 0010 40325ec25efd4bd3805f53576e581d13 ff ffff, longer than the limit of 23040",
        "01 0010 40325ec25efd4bd3805f53576e581d13 03 0002, has 2 bytes and not 1",
        "01 0010 40325ec25efd4bd3805f53576e581d13 03 0001 58, 0x58",
        "47455420, kind 0x47",
        "16030100, kind 0x16"
    })
    void saysWhyItRefusesWhatCantBeAudioSocket(String wire, String why) {
        assertThatThrownBy(() -> decode(wire))
                .isInstanceOf(AudioSocketException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesByTheHeaderBeforeThePayloadIsThere() {
        assertThatThrownBy(() -> decode(CALL + "10 5a02"))
                .isInstanceOf(AudioSocketException.class)
                .hasMessageContaining("limit");
    }

    @Test
    void keepsNothingOfWhatFollowsGarbage() {
        var socket = new EmbeddedChannel(new AudioSocketDecoder(AudioSocketSide.ASTERISK));
        assertThatThrownBy(() -> socket.writeInbound(Unpooled.wrappedBuffer(bytes("4745" + "54"))))
                .isInstanceOf(AudioSocketException.class);
        socket.writeInbound(Unpooled.wrappedBuffer(bytes(CALL)));
        assertThat(socket.inboundMessages()).isEmpty();
        assertThat(socket.finish()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "01 0010 4032", CALL, CALL + "10 0140 00"})
    void aConnectionMayEndAnywhere(String wire) {
        var socket = new EmbeddedChannel(new AudioSocketDecoder(AudioSocketSide.ASTERISK));
        socket.writeInbound(Unpooled.wrappedBuffer(bytes(wire)));
        socket.finishAndReleaseAll();
        socket.checkException();
    }

    @Test
    void takesALimitOfItsOwn() {
        assertThatThrownBy(() -> new AudioSocketDecoder(AudioSocketSide.ASTERISK, 8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LineMessage> decode(String hex) {
        return Sessions.decode(AudioSocketSide.ASTERISK, bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

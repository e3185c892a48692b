/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

class UnicastCodecTest {

    private final UnicastCodec codec = UnicastCodec.of(8_000, Duration.ofMillis(20));

    @Test
    void readsSamplesWithTheLowByteFirst() throws UnicastException {
        byte[] datagram = new byte[320];
        datagram[0] = 0x34;
        datagram[1] = 0x12;
        datagram[318] = (byte) 0xFF;
        datagram[319] = (byte) 0xFF;

        AudioFrame frame = codec.decode(Unpooled.wrappedBuffer(datagram));

        assertThat(frame.format()).isEqualTo(AudioFormat.pcm16(8_000));
        assertThat(frame.toSamples())
                .hasSize(160)
                .startsWith((short) 0x1234, (short) 0)
                .endsWith((short) -1);
    }

    @Test
    void writesWhatItReads() throws UnicastException {
        byte[] datagram = new byte[320];
        for (int i = 0; i < datagram.length; i++) {
            datagram[i] = (byte) i;
        }
        ByteBuf written =
                codec.encode(codec.decode(Unpooled.wrappedBuffer(datagram)), UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = new byte[written.readableBytes()];
        written.readBytes(bytes).release();
        assertThat(bytes).isEqualTo(datagram);
    }

    @ParameterizedTest
    @CsvSource({"8000,20,320", "8000,30,480", "8000,60,960", "16000,20,640", "48000,20,1920"})
    void frameIsAsLongAsThePacketsOfTheCall(int rate, int millis, int bytes) throws UnicastException {
        UnicastCodec of = UnicastCodec.of(rate, Duration.ofMillis(millis));
        assertThat(of.decode(Unpooled.wrappedBuffer(new byte[bytes])).duration())
                .hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 160, 319, 321, 640, 1500})
    void refusesAnyOtherLengthAndNamesIt(int bytes) {
        assertThatThrownBy(() -> codec.decode(Unpooled.wrappedBuffer(new byte[bytes])))
                .isInstanceOf(UnicastException.class)
                .hasMessageContaining(bytes + " bytes")
                .hasMessageContaining("320");
    }

    @Test
    void refusesToSayWhatTheSwitchWouldPlayAsNoise() {
        AudioFrame mulaw = AudioFrame.silence(AudioFormat.mulaw(), 160);
        assertThatThrownBy(() -> codec.encode(mulaw, UnpooledByteBufAllocator.DEFAULT))
                .isInstanceOf(UnicastException.class)
                .hasMessageContaining("mulaw/8000");
    }

    @ParameterizedTest
    @CsvSource({"7999,20", "96000,20", "8000,0", "8000,25", "8000,130"})
    void refusesWhatNoTelephoneSends(int rate, int millis) {
        assertThatThrownBy(() -> UnicastCodec.of(rate, Duration.ofMillis(millis)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the next frame begins is unknown after these: the connection is to be dropped. */
class EslDecoderLimitsTest {

    private static final String TYPE = "Content-Type: api/response\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new EslDecoder(100, 1000));

    @Test
    void refusesAHeaderBlockBeyondTheLimit() {
        assertThat(reading(TYPE + "X: " + "x".repeat(70) + "\n\n").fault())
                .hasMessage("A header block is longer than 100 bytes, the limit");
    }

    @Test
    void refusesAHeaderBlockThatNeverEnds() {
        assertThat(reading(TYPE, "X: " + "x".repeat(50), "x".repeat(50)).fault())
                .hasMessage("A header block is longer than 100 bytes, the limit");
    }

    @Test
    void acceptsAHeaderBlockOfTheLimit() {
        String block = TYPE + "X: " + "x".repeat(68) + "\n\n";

        assertThat(block).hasSize(100);
        assertThat(reading(block).messages()).hasSize(1);
    }

    @Test
    void refusesABodyBeyondTheLimitBeforeItComes() {
        assertThat(reading(TYPE + "Content-Length: 1001\n\n").fault())
                .hasMessage("A body of 1001 bytes is announced; the limit is 1000");
    }

    @Test
    void acceptsABodyOfTheLimit() {
        assertThat(reading(TYPE + "Content-Length: 1000\n\n" + "x".repeat(1000)).messages())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1x", "0x10", "+5", "1 2", "99999999999999999999"})
    void refusesALengthThatIsNone(String length) {
        assertThat(reading(TYPE + "Content-Length: " + length + "\n\n").fault())
                .hasMessage("A Content-Length is not a number of bytes");
    }

    @Test
    void refusesALengthBeyondAnInt() {
        assertThat(reading(TYPE + "Content-Length: 4294967297\n\n").fault())
                .hasMessageContaining("A body of 4294967297 bytes");
    }

    @Test
    void refusesAFrameWithoutAType() {
        assertThat(reading("Reply-Text: +OK secret\n\n").fault())
                .hasMessage("A header block of 24 bytes has no Content-Type; its first header is Reply-Text");
    }

    @Test
    void quotesNothingOfAFrameThatIsNone() {
        assertThat(reading("<param name=\"password\" value=\"secret\"/>\n\n").fault())
                .hasMessage("A header block of 41 bytes has no Content-Type");
    }

    @Test
    void refusesTheSameWhereItComesInPieces() {
        assertThat(reading("Reply-", "Text: +OK\n", "\n").fault()).hasMessageContaining("no Content-Type");
    }

    @Test
    void refusesALengthThatComesInPieces() {
        assertThat(reading(TYPE + "Content-Length: ", "-1\n", "\n").fault()).hasMessageContaining("not a number");
    }

    @Test
    void skipsAllThatComesAfterAFault() {
        Faults faults = reading("Reply-Text: +OK\n\n", "Content-Type: auth/request\n\n", "x".repeat(10_000));

        assertThat(faults.messages()).isEmpty();
        assertThat(channel.finish()).isFalse();
    }

    @Test
    void failsOnlyOnce() {
        reading("Reply-Text: +OK\n\n");

        assertThat(reading("Reply-Text: +OK\n\n").fault()).isNull();
    }

    @Test
    void releasesWhatItReads() {
        ByteBuf read = Unpooled.directBuffer().writeBytes("Content-Type: auth/request\n\nContent-".getBytes(UTF_8));

        channel.writeInbound(read);

        assertThat(read.refCnt()).isZero();
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EslDecoder(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EslDecoder(1, -1));
    }

    private Faults reading(String... reads) {
        return Faults.of(
                channel, Stream.of(reads).map(read -> read.getBytes(UTF_8)).toArray(byte[][]::new));
    }
}

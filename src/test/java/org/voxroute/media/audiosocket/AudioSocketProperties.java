/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

class AudioSocketProperties {

    @Property(tries = 100)
    void anySplitOfARecordedSessionIsReadTheSame(
            @ForAll("sessions") String session,
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 900) Integer> cuts) {
        byte[] wire = Sessions.fromAsterisk(session);
        List<byte[]> reads = new ArrayList<>();
        int at = 0;
        for (int cut : cuts) {
            int end = Math.min(wire.length, at + cut);
            reads.add(Arrays.copyOfRange(wire, at, end));
            at = end;
        }
        reads.add(Arrays.copyOfRange(wire, at, wire.length));
        assertThat(Sessions.decode(AudioSocketSide.ASTERISK, reads.toArray(byte[][]::new)))
                .isEqualTo(Sessions.heard(session));
    }

    @Property(tries = 200)
    void whatWasWrittenIsReadAgain(@ForAll("messages") List<LineMessage> messages) {
        var socket = new EmbeddedChannel(new AudioSocketEncoder(AudioSocketSide.ASTERISK));
        List<byte[]> reads = new ArrayList<>();
        for (LineMessage message : messages) {
            socket.writeOutbound(message);
            ByteBuf written = socket.readOutbound();
            reads.add(ByteBufUtil.getBytes(written));
            written.release();
        }
        assertThat(Sessions.decode(AudioSocketSide.ASTERISK, reads.toArray(byte[][]::new)))
                .isEqualTo(messages);
    }

    /** Refused or read, but nothing else; and never more held than a message may have. */
    @Property(tries = 500)
    void garbageDoesNoHarm(@ForAll byte[] garbage) {
        try {
            assertThat(Sessions.decode(AudioSocketSide.ASTERISK, garbage)).hasSizeLessThanOrEqualTo(garbage.length / 3);
        } catch (AudioSocketException e) {
            assertThat(e).hasMessageMatching("(?s).{10,200}");
        }
    }

    @Provide
    Arbitrary<String> sessions() {
        return Arbitraries.of(
                "as-01-app-basic",
                "as-17-caller-ptime-60",
                "as-12-chan-c-ulaw",
                "as-11-chan-slin16",
                "as-12-chan-c-slin192");
    }

    /** A call that begins with its UUID; no audio at 8 kHz, whose encoding is guessed. */
    @Provide
    Arbitrary<List<LineMessage>> messages() {
        Arbitrary<LineMessage> audio = Arbitraries.of(12_000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000)
                .flatMap(rate -> Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMinSize(1)
                        .ofMaxSize(700)
                        .map(half -> AudioFrame.owning(AudioFormat.pcm16(rate), Arrays.copyOf(half, 2 * half.length))));
        Arbitrary<LineMessage> digit =
                Arbitraries.chars().with("0123456789ABCD*#").map(LineMessage.Digit::new);
        Arbitrary<LineMessage> failure = Arbitraries.integers().between(0, 255).map(LineMessage.Failure::new);
        Arbitrary<LineMessage> call = Arbitraries.create(UUID::randomUUID).map(LineMessage.Call::new);
        return call.flatMap(first -> Arbitraries.oneOf(audio, digit, failure)
                .list()
                .ofMaxSize(20)
                .map(rest -> {
                    List<LineMessage> all = new ArrayList<>(List.of(first));
                    all.addAll(rest);
                    return all;
                }));
    }
}

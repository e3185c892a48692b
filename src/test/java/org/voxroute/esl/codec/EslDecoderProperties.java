/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EslDecoderProperties {

    private static final int MAX_HEADER_BYTES = 2_000;
    private static final int MAX_BODY_BYTES = 16_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Property(tries = 300)
    void decodesTheSameHoweverTheBytesAreSplit(
            @ForAll("recording") String recording,
            @ForAll @IntRange(min = 1, max = 70_000) int largest,
            @ForAll Random random) {
        byte[] bytes = Recordings.bytes(recording);

        List<EslMessage> messages = Wire.decode(split(bytes, largest, random));

        assertThat(Wire.described(messages)).isEqualTo(Wire.described(Wire.decode(bytes)));
    }

    @Property(tries = 1000)
    void survivesAnyBytes(@ForAll @Size(max = 5_000) byte[] bytes, @ForAll Random random) {
        survives(bytes, random);
    }

    @Property(tries = 1000)
    void survivesWordsOfTheProtocolInAnyOrder(@ForAll("words") List<String> words, @ForAll Random random) {
        survives(String.join("", words).getBytes(UTF_8), random);
    }

    @Property(tries = 1000)
    void survivesDamagedTraffic(
            @ForAll("recording") String recording,
            @ForAll @IntRange(min = 1, max = 50) int faults,
            @ForAll Random random) {
        byte[] bytes = Arrays.copyOf(Recordings.bytes(recording), 40_000);
        for (int i = 0; i < faults; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        survives(bytes, random);
    }

    /** Nothing is thrown but the protocol's exception, nothing hangs, and memory stays in proportion to what came. */
    private void survives(byte[] bytes, Random random) {
        byte[][] reads = split(bytes, 4_000, random).toArray(byte[][]::new);
        var channel = new EmbeddedChannel(new EslDecoder(MAX_HEADER_BYTES, MAX_BODY_BYTES));

        long before = threads.getCurrentThreadAllocatedBytes();
        List<EslMessage> messages = Faults.of(channel, reads).messages();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(4_000_000 + 50L * bytes.length);
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.bodyLength()).isLessThanOrEqualTo(MAX_BODY_BYTES));
        messages.forEach(EslDecoderProperties::read);
        assertThat(channel.finish()).isFalse();
    }

    private static void read(EslMessage message) {
        message.body();
        message.header("Content-Type");
        if (message.isEvent()) {
            read(message.event());
        }
    }

    private static void read(EslEvent event) {
        event.toMap().keySet().forEach(event::values);
        event.name();
        event.sequence();
        event.body();
        event.toJson();
    }

    private static List<byte[]> split(byte[] bytes, int largest, Random random) {
        var reads = new ArrayList<byte[]>();
        int at = 0;
        while (at < bytes.length) {
            // Now and then single bytes, as many splits are only found at their borders.
            int size = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(largest);
            int end = Math.min(bytes.length, at + size);
            reads.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return reads;
    }

    @Provide
    Arbitrary<String> recording() {
        return Arbitraries.of(Recordings.names());
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "Content-Type: text/event-plain",
                        "Content-Type: text/event-json",
                        "Content-Type: command/reply",
                        "Content-Length: ",
                        "Event-Name: CHANNEL_DATA",
                        "0",
                        "1",
                        "40",
                        "300",
                        "15000000",
                        "-",
                        "\n",
                        "\n\n",
                        "\r\n",
                        "\r",
                        ":",
                        " ",
                        "%",
                        "%4",
                        "%41",
                        "ARRAY::a|:b",
                        "{\"Event-Name\":\"API\"",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        "\\",
                        "\\u",
                        "\\ud83d",
                        ",",
                        "\"_body\":",
                        "null",
                        "\u00eb",
                        "\u0000")
                .list()
                .ofMaxSize(200);
    }
}

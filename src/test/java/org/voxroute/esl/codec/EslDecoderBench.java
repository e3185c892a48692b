/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.freeswitch.esl.client.transport.message.EslFrameDecoder;
import org.freeswitch.esl.client.transport.message.EslHeaders;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.handler.codec.embedder.DecoderEmbedder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.slf4j.LoggerFactory;

/**
 * Recorded calls, over and over, through a decoder: one operation is one message, with the ten headers read that the call mapping needs.
 * Ours against {@code org.freeswitch.esl.client} 0.9.2 on the same bytes, and against a plain scan for line ends.
 *
 * <p>{@code mvn -Pbench test}; results in docs/benchmarks.md.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set by readRecordings
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class EslDecoderBench {

    private static final List<String> CALLS = List.of(
            "20_inbound_answered_agent_hangs_up",
            "21_inbound_answered_caller_hangs_up",
            "30b_c2c_ok_agent_hangs_up",
            "45_inbound_transfer");

    private static final String[] HEADERS = {
        "Event-Name",
        "Unique-ID",
        "Channel-Call-UUID",
        "Call-Direction",
        "Event-Date-Timestamp",
        "Caller-Caller-ID-Number",
        "Caller-Destination-Number",
        "Other-Leg-Unique-ID",
        "Hangup-Cause",
        "Answer-State"
    };

    /** Bytes a read from the socket brings. */
    @Param({"65536", "8192"})
    public int read;

    private Ours plain;
    private Ours plainFromPooledBuffers;
    private Ours json;
    private OldClient oldClient;
    private LineEnds lineEnds;

    @Setup
    public void readRecordings() {
        byte[] calls = calls("_plain.esl");
        plain = new Ours(new Reads(calls, read), Unpooled::wrappedBuffer);
        plainFromPooledBuffers = new Ours(new Reads(calls, read), EslDecoderBench::pooled);
        json = new Ours(new Reads(calls("_json.esl"), read), Unpooled::wrappedBuffer);
        oldClient = new OldClient(new Reads(calls, read));
        lineEnds = new LineEnds(calls);
    }

    @Benchmark
    public void voxroutePlain(Blackhole headers) {
        plain.next(headers);
    }

    /** As the default allocator delivers it: the decoder has to copy each read once. */
    @Benchmark
    public void voxroutePlainFromPooledBuffers(Blackhole headers) {
        plainFromPooledBuffers.next(headers);
    }

    @Benchmark
    public void voxrouteJson(Blackhole headers) {
        json.next(headers);
    }

    @Benchmark
    public void oldClientPlain(Blackhole headers) {
        oldClient.next(headers);
    }

    @Benchmark
    public int lineEndsOnly() {
        return lineEnds.next();
    }

    private static ByteBuf pooled(byte[] bytes) {
        return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }

    private static final class Ours {

        private final Reads reads;
        private final Function<byte[], ByteBuf> toBuffer;
        private final EmbeddedChannel channel = Wire.channel();

        Ours(Reads reads, Function<byte[], ByteBuf> toBuffer) {
            this.reads = reads;
            this.toBuffer = toBuffer;
        }

        void next(Blackhole headers) {
            EslMessage message = channel.readInbound();
            while (message == null) {
                channel.writeInbound(toBuffer.apply(reads.next()));
                message = channel.readInbound();
            }
            if (message.isEvent()) {
                EslEvent event = message.event();
                for (String header : HEADERS) {
                    headers.consume(event.header(header));
                }
            }
        }
    }

    private static final class OldClient {

        private final Reads reads;
        private final DecoderEmbedder<org.freeswitch.esl.client.transport.message.EslMessage> embedder;

        OldClient(Reads reads) {
            // It logs each message, which isn't counted against it.
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
            this.reads = reads;
            embedder = new DecoderEmbedder<>(new EslFrameDecoder(8192));
        }

        void next(Blackhole headers) {
            var message = embedder.poll();
            while (message == null) {
                embedder.offer(ChannelBuffers.wrappedBuffer(reads.next()));
                message = embedder.poll();
            }
            if (EslHeaders.Value.TEXT_EVENT_PLAIN.equals(message.getContentType())) {
                var event = new org.freeswitch.esl.client.transport.event.EslEvent(message);
                for (String header : HEADERS) {
                    headers.consume(event.getEventHeaders().get(header));
                }
            }
        }
    }

    /** Counts the line ends of one message after the other, knowing where each ends. */
    private static final class LineEnds {

        private final byte[] calls;
        private final int[] ends;
        private int next;
        private int at;

        LineEnds(byte[] calls) {
            this.calls = calls;
            this.ends = ReferenceFrame.ends(new String(calls, ISO_8859_1));
        }

        int next() {
            if (next == ends.length) {
                next = 0;
                at = 0;
            }
            int end = ends[next++];
            int lines = 0;
            for (int i = at; i < end; i++) {
                if (calls[i] == '\n') {
                    lines++;
                }
            }
            at = end;
            return lines;
        }
    }

    /** What the socket brings, again and again. */
    private static final class Reads {

        private final List<byte[]> pieces;
        private int next;

        Reads(byte[] bytes, int size) {
            pieces = Wire.inPiecesOf(size, bytes);
        }

        byte[] next() {
            if (next == pieces.size()) {
                next = 0;
            }
            return pieces.get(next++);
        }
    }

    private static byte[] calls(String format) {
        var bytes = new ByteArrayOutputStream();
        CALLS.forEach(call -> bytes.writeBytes(Recordings.bytes(call + format)));
        return bytes.toByteArray();
    }
}

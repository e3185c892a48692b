/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a message refers to, and what decoding costs. */
class EslDecoderMemoryTest {

    private static final String EVENT =
            Wire.frame("text/event-plain", "Event-Name: HEARTBEAT\nX: " + "x".repeat(500) + "\n\n");

    private final EmbeddedChannel channel = Wire.channel();

    @Test
    void copiesNothingOfAnEventThatFillsItsRead() {
        byte[] read = EVENT.getBytes(UTF_8);

        EslEvent event = only(Unpooled.wrappedBuffer(read)).event();

        Arrays.fill(read, (byte) 'y');
        assertThat(event.header("X")).as("the event sees the array").isNull();
    }

    @Test
    void copiesAnEventThatWouldKeepAMuchLargerArray() {
        byte[] read = Arrays.copyOf(EVENT.getBytes(UTF_8), 64 * 1024);

        EslEvent event = only(Unpooled.wrappedBuffer(read, 0, EVENT.length())).event();

        Arrays.fill(read, (byte) 'y');
        assertThat(event.header("X")).startsWith("xxx");
    }

    @Test
    void copiesWhatAPooledBufferHolds() {
        ByteBuf read = PooledByteBufAllocator.DEFAULT.heapBuffer().writeBytes(EVENT.getBytes(UTF_8));
        byte[] pooled = read.array();

        EslEvent event = only(read).event();

        Arrays.fill(pooled, (byte) 'y');
        assertThat(event.header("X")).startsWith("xxx");
    }

    @Test
    void copiesWhatAnotherOwnerMayChange() {
        ByteBuf read = Unpooled.buffer().writeBytes(EVENT.getBytes(UTF_8));

        EslEvent event = only(read.retain()).event();

        read.setZero(0, read.capacity());
        read.release();
        assertThat(event.header("X")).startsWith("xxx");
    }

    @Test
    void keepsEventsIntactWhileMoreIsRead() {
        byte[] bytes = EVENT.repeat(100).getBytes(UTF_8);

        List<EslMessage> messages = Wire.decode(Wire.inPiecesOf(1000, bytes));

        assertThat(messages)
                .hasSize(100)
                .allSatisfy(message -> assertThat(message.event().header("X")).hasSize(500));
    }

    @Test
    void makesRoomForABodyAsItComes() {
        long allocated = allocatedBy(() -> channel.writeInbound(
                Unpooled.wrappedBuffer("Content-Type: api/response\nContent-Length: 16000000\n\n".getBytes(UTF_8))));

        assertThat(allocated).isLessThan(1_000_000);
    }

    @Test
    void copiesALargeBodyOnlyAFewTimes() {
        byte[] frame = Wire.frame("api/response", "x".repeat(16_000_000)).getBytes(UTF_8);
        List<byte[]> reads = Wire.inPiecesOf(8192, frame);
        var messages = new ArrayList<EslMessage>();

        long allocated = allocatedBy(() -> {
            reads.forEach(read -> channel.writeInbound(Unpooled.wrappedBuffer(read)));
            Wire.drain(channel, messages);
        });

        assertThat(messages).extracting(EslMessage::bodyLength).containsExactly(16_000_000);
        assertThat(allocated).isLessThan(4L * frame.length);
    }

    private EslMessage only(ByteBuf read) {
        channel.writeInbound(read);
        var messages = new ArrayList<EslMessage>();
        Wire.drain(channel, messages);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static long allocatedBy(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}

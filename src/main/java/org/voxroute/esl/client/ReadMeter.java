/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands at the wire and counts bytes, and the time that decoding them takes. */
class ReadMeter extends ChannelInboundHandlerAdapter {

    private final EslConnection connection;
    private final EslCounters counters;
    private long lastRead = System.nanoTime();

    ReadMeter(EslConnection connection, EslCounters counters) {
        this.connection = connection;
        this.counters = counters;
    }

    /** When the last bytes came, as {@link System#nanoTime()} tells it. */
    long lastRead() {
        return lastRead;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        long start = System.nanoTime();
        lastRead = start;
        int size = message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        connection.takeHandlingNanos();
        ctx.fireChannelRead(message);
        counters.read(size, System.nanoTime() - start - connection.takeHandlingNanos());
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of all lines: gives each datagram to the line of its sender. What goes on into the pipeline is an envelope with a {@link org.voxroute.audio.LineMessage} and its sender. Nothing
 * that one peer sends, and no error, closes it.
 */
final class UnicastSocket extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(UnicastSocket.class);

    private final UnicastLines lines;

    UnicastSocket(UnicastLines lines) {
        this.lines = lines;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        lines.opened(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        lines.closed(ctx);
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof DatagramPacket datagram)) {
            ctx.fireChannelRead(message);
            return;
        }
        try {
            UnicastLine line = lines.of(datagram.sender());
            if (line == null) {
                lines.stranger(datagram.sender());
            } else {
                line.receive(datagram.content());
            }
        } finally {
            datagram.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("A datagram could not be sent or read: {}", cause.getMessage());
        } else {
            LOG.warn("The socket of FreeSWITCH's audio goes on after an error", cause);
        }
    }
}

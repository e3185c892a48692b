/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the bytes of a client into commands, as leniently as the switch: line ends may be CRLF, blank lines before a command are skipped. */
final class CommandDecoder extends ByteToMessageDecoder {

    private final int maxHeaders;
    private final int maxBody;
    private int searched;
    private @Nullable String waiting;
    private int bodyLength;

    CommandDecoder(int maxHeaders, int maxBody) {
        this.maxHeaders = maxHeaders;
        this.maxBody = maxBody;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        String block = waiting;
        if (block == null) {
            block = block(in);
            if (block == null) {
                return;
            }
            bodyLength = ClientCommand.bodyLength(block);
            if (bodyLength > maxBody) {
                throw new TooLongFrameException("body of " + bodyLength + " bytes");
            }
        }
        if (in.readableBytes() < bodyLength) {
            waiting = block;
            return;
        }
        waiting = null;
        String body = bodyLength == 0
                ? null
                : in.readCharSequence(bodyLength, StandardCharsets.UTF_8).toString();
        out.add(ClientCommand.parse(block, body));
    }

    private @Nullable String block(ByteBuf in) {
        while (in.isReadable() && isLineEnd(in.getByte(in.readerIndex()))) {
            in.skipBytes(1);
            searched = 0;
        }
        int newlines = 0;
        int start = in.readerIndex();
        for (int i = start + Math.max(0, searched - 3); i < in.writerIndex(); i++) {
            byte b = in.getByte(i);
            if (b == '\n') {
                newlines++;
            } else if (b != '\r') {
                newlines = 0;
            }
            if (newlines == 2) {
                searched = 0;
                return in.readCharSequence(i + 1 - start, StandardCharsets.UTF_8)
                        .toString();
            }
        }
        searched = in.readableBytes();
        if (searched > maxHeaders) {
            throw new TooLongFrameException("command of more than " + maxHeaders + " bytes");
        }
        return null;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }
}

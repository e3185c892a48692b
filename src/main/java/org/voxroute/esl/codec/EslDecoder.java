/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes from the switch into {@link EslMessage}s: header lines, a blank line, and as many bytes of body as {@code Content-Length} says, whichever header comes first
 * (FreeSWITCH, {@code mod_event_socket.c}). One per connection, on its event loop.
 *
 * <p>Memory: a message refers to the array of the read it came in, so nothing is copied but
 * (a) a read that isn't an unpooled heap buffer, once, as its memory will be used again,
 * (b) a frame that spans reads, (c) a frame smaller than a 32nd of its array, so that keeping it doesn't keep much more.
 * At most one frame is held here, of at most the limits' size; room for a body is made as it comes, not as it is announced.
 *
 * <p>A frame beyond the limits, without a Content-Type or with a length that is none fails with {@link EslProtocolException}. All bytes after it are skipped: the connection is to be closed.
 */
public final class EslDecoder extends ByteToMessageDecoder {

    private static final int MAX_SHARE = 32;

    private final HeaderNames names = new HeaderNames(256);
    private final FrameLimits limits;
    private final FrameHead head;
    private @Nullable PartialFrame partial;
    private boolean broken;

    /**
     * @param maxHeaderBytes limit of a frame's header block; the reply to {@code connect} has several kB
     * @param maxBodyBytes limit of a frame's body
     */
    public EslDecoder(int maxHeaderBytes, int maxBodyBytes) {
        limits = new FrameLimits(maxHeaderBytes, maxBodyBytes);
        head = new FrameHead(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int length = in.readableBytes();
        if (broken) {
            in.skipBytes(length);
            return;
        }
        boolean shared = in instanceof UnpooledHeapByteBuf && in.refCnt() == 1;
        byte[] chunk = shared ? in.array() : ByteBufUtil.getBytes(in);
        int from = shared ? in.arrayOffset() + in.readerIndex() : 0;
        in.skipBytes(length);
        try {
            decode(chunk, from, from + length, out);
        } catch (EslProtocolException e) {
            broken = true;
            partial = null;
            throw e;
        }
    }

    private void decode(byte[] chunk, int from, int to, List<Object> out) {
        int at = partial == null ? from : resume(partial, chunk, from, to, out);
        while (at < to) {
            at = frame(chunk, at, to, out);
        }
    }

    /** Decodes the frame at {@code start}, or keeps what there is of it; returns where it ended. */
    private int frame(byte[] chunk, int start, int to, List<Object> out) {
        if (chunk[start] == Bytes.LF || chunk[start] == Bytes.CR) {
            return start + 1; // an empty line between frames does no harm
        }
        boolean hasHead = head.read(chunk, start, to);
        if (hasHead && head.bodyLength() <= to - head.bodyStart()) {
            int end = head.bodyStart() + head.bodyLength();
            out.add(message(chunk, start, end));
            return end;
        }
        partial = new PartialFrame();
        if (hasHead) {
            partial.expectBody(head.bodyStart() - start, head.bodyLength());
        }
        return resume(partial, chunk, start, to, out);
    }

    private EslMessage message(byte[] chunk, int start, int end) {
        String type = head.contentType();
        if ((long) (end - start) * MAX_SHARE >= chunk.length) {
            return new EslMessage(names, type, chunk, start, head.bodyStart(), end);
        }
        return new EslMessage(
                names, type, Arrays.copyOfRange(chunk, start, end), 0, head.bodyStart() - start, end - start);
    }

    /** Adds to a frame that began earlier; returns where it ended. */
    private int resume(PartialFrame frame, byte[] chunk, int from, int to, List<Object> out) {
        int at = from;
        if (!frame.hasBlankLine()) {
            at = frame.takeHeaders(chunk, at, to, limits);
            if (!frame.hasBlankLine()) {
                return at;
            }
            head.read(frame.bytes(), 0, frame.length());
            frame.expectBody(head.bodyStart(), head.bodyLength());
        }
        at = frame.takeBody(chunk, at, to);
        if (frame.isComplete()) {
            partial = null;
            out.add(new EslMessage(names, head.contentType(), frame.bytes(), 0, frame.bodyStart(), frame.length()));
        }
        return at;
    }
}

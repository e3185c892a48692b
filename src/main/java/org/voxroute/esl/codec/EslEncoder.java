/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.util.Map;

/** Writes commands to the switch, the only place that does: line, headers, Content-Length if there is a body, blank line, body. Has no state. */
@Sharable
public final class EslEncoder extends MessageToByteEncoder<EslCommand> {

    public EslEncoder() {
        super(EslCommand.class);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, EslCommand command, ByteBuf out) {
        line(out, command.line());
        for (Map.Entry<String, String> header : command.headers()) {
            line(out, header.getKey() + ": " + header.getValue());
        }
        String body = command.body();
        byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
        if (content.length > 0) {
            line(out, "Content-Length: " + content.length);
        }
        out.writeByte('\n').writeBytes(content);
    }

    private static void line(ByteBuf out, String text) {
        out.writeCharSequence(text, UTF_8);
        out.writeByte('\n');
    }
}

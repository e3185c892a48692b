/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import io.netty.channel.ChannelHandlerContext;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.media.NettyLine;

/** The lines of transports with a connection for each call, which carries its line. */
record ConnectionLines(String transport) implements LineSource {

    /** As camel-netty names the header. */
    private static final String CONTEXT = "CamelNettyChannelHandlerContext";

    @Override
    public @Nullable Line line(Message message) {
        return message.getHeader(CONTEXT) instanceof ChannelHandlerContext context
                ? NettyLine.of(context.channel())
                : null;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import org.voxroute.audio.AudioFrame;
import org.voxroute.media.audiosocket.AudioSocketDecoder;
import org.voxroute.media.audiosocket.AudioSocketEncoder;
import org.voxroute.media.audiosocket.AudioSocketSide;

/** AudioSocket's codec in Netty, and each frame given back: what the hub's route can be compared with. */
final class BareEcho extends ChannelInboundHandlerAdapter {

    private BareEcho() {}

    /** As a process of its own, until it is killed. Arguments: port, threads. */
    public static void main(String[] args) throws InterruptedException {
        listen(Sockets.loops(Integer.parseInt(args[1])), Integer.parseInt(args[0]))
                .closeFuture()
                .sync();
    }

    /** Listens on loopback; 0 is any port. */
    static Channel listen(EventLoopGroup servers, int port) throws InterruptedException {
        var encoder = new AudioSocketEncoder(AudioSocketSide.SERVER);
        return new ServerBootstrap()
                .group(servers)
                .channel(Sockets.SERVER)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel socket) {
                        socket.pipeline()
                                .addLast(encoder, new AudioSocketDecoder(AudioSocketSide.ASTERISK), new BareEcho());
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof AudioFrame) {
            ctx.writeAndFlush(message, ctx.voidPromise());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The caller went with something unread.
        ctx.close();
    }
}

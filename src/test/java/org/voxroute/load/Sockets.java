/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The sockets that the hub's AudioSocket route takes on this machine: Linux' epoll where there is one, else Java's. */
final class Sockets {

    static final Class<? extends SocketChannel> SOCKET =
            Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    static final Class<? extends ServerSocketChannel> SERVER =
            Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;

    private Sockets() {}

    static EventLoopGroup loops(int threads) {
        return Epoll.isAvailable() ? new EpollEventLoopGroup(threads) : new NioEventLoopGroup(threads);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.websocket;

/** Breaks the boundary of {@code websocket} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

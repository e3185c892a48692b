/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.call.from.voice;

/** Breaks the boundary of {@code call.from.voice} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

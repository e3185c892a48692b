/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.call;

/** Breaks the boundary of {@code call} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

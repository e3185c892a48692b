/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.reload;

/** Breaks the boundary of {@code reload} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

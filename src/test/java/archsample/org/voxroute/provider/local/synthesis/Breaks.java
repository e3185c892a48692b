/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.provider.local.synthesis;

/** Breaks the boundary of {@code provider.local.synthesis} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.kafka;

/** Breaks the boundary of {@code kafka} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

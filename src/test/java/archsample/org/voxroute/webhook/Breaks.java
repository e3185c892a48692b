/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.webhook;

/** Breaks the boundary of {@code webhook} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

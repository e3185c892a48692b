/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.provisioning;

/** Breaks the boundary of {@code provisioning} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

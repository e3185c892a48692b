/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.admin.call;

/** Breaks the boundary of {@code admin.call} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

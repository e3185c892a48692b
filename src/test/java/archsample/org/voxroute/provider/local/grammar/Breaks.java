/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.provider.local.grammar;

/** Breaks the boundary of {@code provider.local.grammar} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

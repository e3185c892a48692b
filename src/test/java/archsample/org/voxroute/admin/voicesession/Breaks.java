/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.admin.voicesession;

/** Breaks the boundary of {@code admin.voicesession} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

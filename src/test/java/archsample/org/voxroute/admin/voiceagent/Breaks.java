/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.admin.voiceagent;

/** Breaks the boundary of {@code admin.voiceagent} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.voice.recording;

/** Breaks the boundary of {@code voice.recording} on purpose. */
class Breaks {
    Class<?> stranger() {
        return io.netty.channel.Channel.class;
    }
}

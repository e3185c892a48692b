/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.LineMessage;

/**
 * The messages of one transport on one connection. Used on the line's thread, but for {@link #unheard}, {@link #clear}, {@link #transfer} and {@link #show}.
 */
public interface MediaCodec {

    /**
     * What a message means, in order. The first thing is the {@link LineMessage.Call}, and behind it a frame of silence: it tells the call the line's format, however long the first frame takes.
     *
     * @param message {@code String} or {@code byte[]}
     */
    List<LineMessage> decode(Object message) throws MediaException;

    /** What goes out for it, {@code String} or {@code byte[]}; null: nothing now. */
    @Nullable
    Object encode(LineMessage message);

    /** Tells the other side to drop what it has not played. */
    default void clear() {}

    /** How much of what was encoded is not heard yet, as far as the other side tells. */
    default Duration unheard() {
        return Duration.ZERO;
    }

    /** Says what the transport says before the hub closes. */
    default void farewell(String why) {}

    /** Tells the switch who is to go on with the caller; false if the transport has no words for it. */
    default boolean transfer(String target) {
        return false;
    }

    /** Shows what somebody said, where there is somebody to read it. */
    default void show(String speaker, String text) {}
}

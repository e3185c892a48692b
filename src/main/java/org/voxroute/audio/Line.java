/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call's media connection, whatever the transport. What is said goes out at once: pacing is the caller's duty. One thread, the line's own, tells what is heard; the methods may be called from any.
 */
public interface Line {

    /** Who is at the other end. */
    InetAddress peer();

    /** Sends a message, whole. What the other side doesn't take in time is dropped and counted. */
    void say(LineMessage message);

    /**
     * Ends the connection in order: the other side is told first.
     *
     * @param why in words, for {@link LineListener#closed}
     */
    void hangUp(String why);

    /** What was said and isn't heard yet shall not be heard: for transports that keep some of it at the other end. From any thread. */
    default void clear() {}

    /** How much of what was said is not heard yet, as far as the other end tells. From any thread. */
    default Duration unheard() {
        return Duration.ZERO;
    }

    /** Runs something on the line's thread. */
    void execute(Runnable task);

    /** Who hears what comes from now on, and that it closed. To be called on the line's thread. */
    void listen(LineListener listener);

    /** Who hears it; null before the first message. */
    @Nullable
    LineListener listener();
}

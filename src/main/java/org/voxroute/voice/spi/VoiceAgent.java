/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.time.Duration;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** The AI's side of one call. Its methods are called on the line's thread and must return at once: other calls share that thread. */
public interface VoiceAgent extends AutoCloseable {

    /**
     * What it wants to hear; asked once.
     *
     * @param line what the caller's line has
     */
    default AudioFormat hears(AudioFormat line) {
        return line;
    }

    /** A frame of the caller's, of any length. None comes while the line pauses. */
    void hear(AudioFrame frame);

    /** The caller pressed a key: 0 to 9, A to D, * or #. */
    void press(char key);

    /**
     * The caller barged in: what was said and not yet heard is dropped.
     *
     * @param heard how much of the present answer the caller was given
     */
    default void interrupted(Duration heard) {}

    /**
     * Says this as its next answer, instead of one of its own; what it says now ends. From any thread, at once.
     *
     * @return false if it can't be told what to say
     */
    default boolean say(String text) {
        return false;
    }

    /** The call is over. Comes once, whatever happened; nothing is told to the listener after it. */
    @Override
    void close();
}

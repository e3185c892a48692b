/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.time.Duration;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** Tells how likely it is that somebody speaks. Thread-safe; has no state of a call. */
public interface SpeechDetector {

    /** Opens it for the audio of one call. */
    Stream open(AudioFormat line);

    /** One call's audio. One thread at a time, which it takes for its work; never waits for anything. */
    interface Stream extends AutoCloseable {

        /** What it hears. */
        AudioFormat hears();

        /** How much audio one probability is about. */
        Duration window();

        /** Hears on, and tells of each window that is complete now. */
        void hear(AudioFrame frame, Listener listener);

        @Override
        void close();
    }

    /** Is told of each window in turn, within {@link Stream#hear}. */
    @FunctionalInterface
    interface Listener {

        /** @param probability of speech, 0 to 1 */
        void window(float probability);
    }
}

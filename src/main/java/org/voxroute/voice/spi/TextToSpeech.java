/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFrame;

/** Speaks. Thread-safe; has no state of a call. */
public interface TextToSpeech {

    /** What it is, for the log. */
    String name();

    /**
     * Speaks a sentence; returns at once.
     *
     * @param call for whom: its profile names voice and language
     * @param listener is told from any thread, one at a time
     */
    Speaking speak(String sentence, VoiceRequest call, Listener listener);

    /** A sentence that is being spoken. */
    @FunctionalInterface
    interface Speaking {

        /** The rest isn't wanted. What was on its way may still come. */
        void cancel();
    }

    /** Is told the sound of a sentence. */
    interface Listener {

        /**
         * What the audio that comes next says: a word, or as much as is known at a time.
         *
         * @param length of its audio, null if that isn't known before all of it is there
         */
        void saying(String text, @Nullable Duration length);

        /** The next audio, of any length; all in one format. */
        void audio(AudioFrame chunk);

        /** That was all. Nothing comes after it. */
        void finished();

        /** There is no sound, or no more of it. Nothing comes after it. */
        void failed(ProviderError error);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** Recognises what callers say. Thread-safe; has no state of a call. */
public interface SpeechToText {

    /** What it is, for the log. */
    String name();

    /**
     * Opens it for one call. Returns at once: what takes time goes on behind it.
     *
     * @param line what the caller's line has
     * @param listener is told from any thread, one at a time; nothing after {@link Stream#close}
     */
    Stream open(VoiceRequest call, AudioFormat line, Listener listener);

    /** One call's recognition. One thread at a time; nothing here waits. */
    interface Stream extends AutoCloseable {

        /** What it hears. */
        AudioFormat hears();

        /**
         * An utterance begins.
         *
         * @param expected see {@link Expected#context()}
         */
        void begin(String expected);

        /** The utterance goes on. */
        void hear(AudioFrame frame);

        /** The utterance is over: {@link Listener#recognized} or {@link Listener#failed} follows once, even if it is cancelled or the next begins meanwhile. Not for an utterance that has failed already. */
        void end();

        /** There was none: no result of it is wanted. */
        void cancel();

        @Override
        void close();
    }

    /** Is told what was said. */
    interface Listener {

        /** What was said so far in the utterance; may change. */
        void interim(String text);

        /**
         * What was said in the utterance.
         *
         * @param text empty if no words were heard
         * @param confidence 0 to 1: below 0.5 it was probably something else
         */
        void recognized(String text, double confidence);

        /** The utterance is lost. */
        void failed(ProviderError error);
    }
}

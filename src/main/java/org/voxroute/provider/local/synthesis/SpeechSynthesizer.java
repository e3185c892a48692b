/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

/** An engine that speaks, shared by all calls. Thread-safe. */
public interface SpeechSynthesizer extends AutoCloseable {

    /** What it is, for the log and the health page. */
    String name();

    /**
     * Speaks a text, sentence by sentence; returns at once.
     *
     * @param listener hears the sound, in order, on a thread of the synthesiser: it must not block there
     * @return by which it can be ended
     */
    Speech speak(String text, SpeechListener listener);

    @Override
    void close();

    /** A text that is being spoken. */
    @FunctionalInterface
    interface Speech {

        /** Nothing more is heard of it, but perhaps the end of what the listener is being told now. */
        void cancel();
    }
}

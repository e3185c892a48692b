/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

/**
 * The recognition of one call. No method blocks: the work is done on the recogniser's own threads. To be called by one
 * thread at a time.
 */
public interface Recognition extends AutoCloseable {

    /**
     * An utterance begins.
     *
     * @param state of the dialogue: what may be said now
     */
    void begin(String state);

    /**
     * The utterance goes on.
     *
     * @param samples at {@link SpeechRecognizer#SAMPLE_RATE}; copied
     * @param count how many of them, from the first
     */
    void hear(short[] samples, int count);

    /** The utterance is over: the listener will be told what was said. */
    void end();

    /** The utterance was none (a cough, a barge-in taken back): nothing is told of it any more. */
    void cancel();

    @Override
    void close();
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

/**
 * An engine that recognises speech, shared by all calls. Thread-safe. Closing it ends what is under way.
 */
public interface SpeechRecognizer extends AutoCloseable {

    /** Samples a second that every engine hears. */
    int SAMPLE_RATE = 16_000;

    /** What it is, for the log and the health page. */
    String name();

    /** Makes models for the domain, so that the first call doesn't wait for it; may take a second. */
    void prepare(Domain domain);

    /** Opens a call's recognition; returns at once. */
    Recognition open(Domain domain, RecognitionListener listener);

    @Override
    void close();
}

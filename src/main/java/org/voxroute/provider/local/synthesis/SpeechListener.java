/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

/** Hears a text spoken. After {@link #finished()} or {@link #failed} comes nothing more. */
public interface SpeechListener {

    /** A sentence, ready to be heard. */
    void sentence(SpokenSentence sentence);

    void finished();

    /** The rest of the text can't be spoken. */
    void failed(SynthesisException problem);
}

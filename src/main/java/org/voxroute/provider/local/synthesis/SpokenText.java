/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.util.List;

/** A text on its way: one sentence is made, told, and only then the next is asked for. */
final class SpokenText {

    private final List<String> sentences;
    private final SpeechListener listener;
    private final SentenceBySentence synthesizer;
    private int next;
    private volatile boolean cancelled;

    SpokenText(List<String> sentences, SpeechListener listener, SentenceBySentence synthesizer) {
        this.sentences = sentences;
        this.listener = listener;
        this.synthesizer = synthesizer;
    }

    void cancel() {
        cancelled = true;
    }

    void goOn() {
        try {
            synthesizer.later(this::turn);
        } catch (SynthesisException e) {
            listener.failed(e);
        }
    }

    private void turn() {
        if (cancelled) {
            return;
        }
        if (next == sentences.size()) {
            listener.finished();
            return;
        }
        SpokenSentence sentence;
        try {
            sentence = synthesizer.sound(sentences.get(next++));
        } catch (RuntimeException e) {
            listener.failed(
                    e instanceof SynthesisException known ? known : new SynthesisException("The voice failed", e));
            return;
        }
        if (!cancelled) {
            listener.sentence(sentence);
            goOn();
        }
    }
}

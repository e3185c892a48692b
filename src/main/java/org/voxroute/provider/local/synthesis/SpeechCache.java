/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sentences that were spoken, the ones not asked for longest forgotten first. Bounded by samples. Thread-safe. */
final class SpeechCache {

    private final long capacity;
    private final Map<String, SpokenSentence> sentences = new LinkedHashMap<>(64, 0.75f, true);
    private long samples;

    /** @param capacity samples at most */
    SpeechCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable SpokenSentence get(String text) {
        return sentences.get(text);
    }

    synchronized void put(SpokenSentence sentence) {
        if (sentence.length() > capacity / 4) {
            return; // one long sentence must not turn out all the others
        }
        SpokenSentence before = sentences.put(sentence.text(), sentence);
        samples += sentence.length() - (before == null ? 0 : before.length());
        var oldest = sentences.entrySet().iterator();
        while (samples > capacity) {
            samples -= oldest.next().getValue().length();
            oldest.remove();
        }
    }

    synchronized long samples() {
        return samples;
    }
}

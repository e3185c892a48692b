/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import org.voxroute.voice.spi.LanguageModel.Completeness;

/** What is known so far of something that a caller may be saying. Milliseconds. */
final class Utterance {

    private long length;
    private long speech;
    private long silence;
    private String words = "";
    private Completeness completeness = Completeness.UNKNOWN;

    /** Time goes on. */
    void window(boolean speaks, long millis) {
        length += millis;
        if (speaks) {
            speech += millis;
            silence = 0;
        } else {
            silence += millis;
        }
    }

    void words(String soFar, Completeness complete) {
        words = soFar;
        completeness = complete;
    }

    long length() {
        return length;
    }

    /** How much of it was speech. */
    long speech() {
        return speech;
    }

    /** How long ago the last sound of speech was. */
    long silence() {
        return silence;
    }

    Completeness completeness() {
        return completeness;
    }

    /** Whether words were heard in it that are more than a "yeah". */
    boolean hasWords() {
        return !words.isEmpty() && !Spoken.isBackchannel(words);
    }
}

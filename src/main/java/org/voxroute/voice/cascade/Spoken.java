/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.voxroute.voice.spi.LanguageModel.Completeness;

/** What words alone tell of the way in which they were meant. English. */
final class Spoken {

    /** Said by listeners to say that they listen. */
    private static final Set<String> BACKCHANNELS = Set.of(
            "mhm", "mm", "mmm", "hmm", "hm", "uh-huh", "mm-hmm", "uh", "huh", "ah", "oh", "yeah", "yes", "yep", "okay",
            "ok", "right", "sure", "alright", "good", "great", "fine", "i", "see");

    private static final Set<String> GOES_ON = Set.of(
            "um", "uh", "er", "hmm", "hm", "mm", "and", "or", "but", "so", "because", "the", "a", "an", "to", "of",
            "for", "with", "my", "your", "on", "at", "in", "from", "is", "i", "that");

    private static final int MOST_WORDS = 3;

    private Spoken() {}

    /** Whether it is no more than "yeah": said to show that one listens. */
    static boolean isBackchannel(String text) {
        List<String> words = words(text);
        return words.size() <= MOST_WORDS && BACKCHANNELS.containsAll(words);
    }

    /** For language models that don't know: by punctuation, where the recogniser writes some, and by the last word. */
    static Completeness completeness(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return Completeness.UNKNOWN;
        }
        if (GOES_ON.contains(words.get(words.size() - 1)) || text.endsWith(",") || text.endsWith("...")) {
            return Completeness.UNFINISHED;
        }
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!")
                ? Completeness.FINISHED
                : Completeness.UNKNOWN;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

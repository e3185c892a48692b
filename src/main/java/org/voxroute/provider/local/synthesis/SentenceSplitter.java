/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into sentences, so that the first can be heard early. A full stop after an abbreviation or a single letter
 * ends none; a sentence that is too long is cut at a comma or a blank.
 */
public final class SentenceSplitter {

    /** Characters of a sentence, at most: about 20 seconds of speech. */
    public static final int MAX_LENGTH = 300;

    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "inc", "ltd", "co", "jr", "sr", "approx");

    private SentenceSplitter() {}

    /** The sentences of a text; what can't be spoken (control characters) is left out. */
    public static List<String> split(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < clean.length(); at++) {
            if (endsAt(clean, at)) {
                add(clean.substring(from, at + 1), sentences);
                from = at + 1;
            }
        }
        add(clean.substring(from), sentences);
        return sentences;
    }

    private static boolean endsAt(String text, int at) {
        char sign = text.charAt(at);
        boolean last = at + 1 == text.length() || text.charAt(at + 1) == ' ';
        if (!last || ".!?:;".indexOf(sign) < 0) {
            return false;
        }
        if (sign != '.') {
            return true;
        }
        String word = text.substring(text.lastIndexOf(' ', at) + 1, at).toLowerCase(Locale.ROOT);
        return !ABBREVIATIONS.contains(word) && !(word.length() == 1 && Character.isLetter(word.charAt(0)));
    }

    private static void add(String sentence, List<String> sentences) {
        String rest = sentence.strip();
        while (rest.length() > MAX_LENGTH) {
            int cut = Math.max(rest.lastIndexOf(", ", MAX_LENGTH - 1) + 1, 0);
            if (cut == 0) {
                cut = rest.lastIndexOf(' ', MAX_LENGTH);
            }
            if (cut <= 0) {
                cut = MAX_LENGTH;
            }
            sentences.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (rest.chars().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(rest);
        }
    }
}

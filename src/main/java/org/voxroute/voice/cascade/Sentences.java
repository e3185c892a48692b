/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes sentences of a text that comes in pieces, each as soon as it is whole, so that it is spoken while the rest is thought of. English. */
final class Sentences {

    /** Characters of a sentence, about 20 seconds of speech: a longer one is cut at a comma or a blank. */
    private static final int LONGEST = 300;

    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "inc", "ltd", "co", "jr", "sr", "approx");

    private final StringBuilder rest = new StringBuilder();

    /** The sentences that this piece ends. The last sign of what came so far ends none: more may belong to it. */
    List<String> add(String part) {
        rest.append(part);
        List<String> whole = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < rest.length() - 1; at++) {
            if (endsAt(at) || at - from >= LONGEST) {
                int end = at - from >= LONGEST ? cut(from, at) : at + 1;
                keep(rest.substring(from, end), whole);
                from = end;
                at = end - 1;
            }
        }
        rest.delete(0, from);
        return whole;
    }

    /** What is left at the end of the text. */
    List<String> end() {
        List<String> whole = new ArrayList<>();
        keep(rest.toString(), whole);
        rest.setLength(0);
        return whole;
    }

    private boolean endsAt(int at) {
        char sign = rest.charAt(at);
        if (sign == '\n') {
            return true;
        }
        if (".!?".indexOf(sign) < 0 || !Character.isWhitespace(rest.charAt(at + 1))) {
            return false;
        }
        int from = at;
        while (from > 0 && !Character.isWhitespace(rest.charAt(from - 1))) {
            from--;
        }
        String word = rest.substring(from, at).toLowerCase(Locale.ROOT);
        // "J. Smith", "no. 5": the full stop is the word's.
        return sign != '.'
                || !(ABBREVIATIONS.contains(word) || (word.length() == 1 && Character.isLetter(word.charAt(0))));
    }

    private int cut(int from, int to) {
        int comma = rest.lastIndexOf(", ", to - 1);
        int blank = rest.lastIndexOf(" ", to);
        int best = comma > from ? comma + 1 : blank;
        return best > from ? best : to;
    }

    private static void keep(String sentence, List<String> sentences) {
        String clean = sentence.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (clean.chars().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(clean);
        }
    }
}

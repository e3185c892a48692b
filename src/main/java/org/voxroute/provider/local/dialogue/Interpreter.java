/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.grammar.Phrase;
import org.voxroute.provider.local.grammar.Rules;
import org.voxroute.provider.local.grammar.Understanding;
import org.voxroute.provider.local.grammar.Understanding.Extent;
import org.voxroute.provider.local.grammar.Understanding.Found;

/** Which of the answers that are possible the caller's words are. Immutable. */
final class Interpreter {

    /** With less of the words in it, something else was said, and the phrase only occurred. */
    static final double MIN_COVERAGE = 0.5;

    private static final Pattern WORD = Pattern.compile("[^\\s.,!?;:\"]+");

    private final Rules rules;

    Interpreter(Rules rules) {
        this.rules = rules;
    }

    /** An answer, and where its phrase stands in the words. */
    record Interpretation(Answer answer, Found found) {}

    /** The words of a text as phrases have them: in lower case, without punctuation. */
    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The answer of which most words are there, the first of several; null if they are none. */
    @Nullable
    Interpretation interpret(List<Answer> answers, List<String> words) {
        Interpretation best = null;
        for (Answer answer : answers) {
            for (Phrase phrase : answer.phrases()) {
                Found found = Understanding.of(phrase, rules, words);
                if (found != null
                        && found.coverage() >= MIN_COVERAGE
                        && (best == null || found.words() > best.found().words())) {
                    best = new Interpretation(answer, found);
                }
            }
        }
        return best;
    }

    /** Where a rule, as {@link Dialogue#YES}, stands in the words; null if nowhere. */
    @Nullable
    Found find(String rule, List<String> words) {
        return Understanding.of(rules.phrase(rule), rules, words);
    }

    /** How much the words are of any of these phrases: what is whole as one may still go on as another. */
    Extent extent(List<Phrase> phrases, List<String> words) {
        Set<Extent> extents = EnumSet.of(Extent.NOTHING);
        if (!words.isEmpty()) {
            phrases.forEach(phrase -> extents.add(Understanding.extent(phrase, rules, words)));
        }
        boolean whole = extents.contains(Extent.WHOLE) || extents.contains(Extent.MAY_GO_ON);
        boolean open = extents.contains(Extent.BEGUN) || extents.contains(Extent.MAY_GO_ON);
        if (whole) {
            return open ? Extent.MAY_GO_ON : Extent.WHOLE;
        }
        return open ? Extent.BEGUN : Extent.NOTHING;
    }
}

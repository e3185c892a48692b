/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how a word is pronounced from its spelling, with FreeTTS' letter-to-sound rules, in the phones of CMU's
 * dictionary. Right for most names, not for all. Loads 2 MB at the first word. Thread-safe.
 */
public final class SpelledPronunciation implements Function<String, @Nullable String> {

    private static final Set<String> PHONES = Set.of(
            "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY",
            "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z",
            "ZH");

    /** Phones that FreeTTS tells apart and the dictionary doesn't. */
    private static final Map<String, String> MERGED =
            Map.of("AX", "AH", "IX", "IH", "AXR", "ER", "UX", "UW", "DX", "T");

    private @Nullable CMULexicon lexicon;

    /** @return phones, or null if the word isn't one of letters */
    @Override
    public synchronized @Nullable String apply(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("['.]", "");
        if (!letters.matches("[a-z]{1,60}")) {
            return null;
        }
        List<String> phones = new ArrayList<>();
        for (String phone : lexicon().getPhones(letters, null)) {
            String plain = phone.toUpperCase(Locale.ROOT).replaceAll("\\d", "");
            String known = MERGED.getOrDefault(plain, plain);
            if (PHONES.contains(known)) {
                phones.add(known);
            }
        }
        return phones.isEmpty() ? null : String.join(" ", phones);
    }

    private CMULexicon lexicon() {
        CMULexicon loaded = lexicon;
        if (loaded == null) {
            try {
                loaded = new CMULexicon("cmulex");
                loaded.load();
            } catch (IOException e) {
                throw new SynthesisException("FreeTTS' lexicon can't be read", e);
            }
            lexicon = loaded;
        }
        return loaded;
    }
}

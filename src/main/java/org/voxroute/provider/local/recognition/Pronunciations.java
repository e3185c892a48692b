/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How words are pronounced: from the domain, else from the dictionary (CMU's, one word a line), else guessed by spelling.
 */
final class Pronunciations {

    private static final int MAX_LINE = 1_000;

    private final Path dictionary;
    private final Function<String, @Nullable String> guess;

    /** @param guess phones for a word that no dictionary has, or null */
    Pronunciations(Path dictionary, Function<String, @Nullable String> guess) {
        this.dictionary = dictionary;
        this.guess = guess;
    }

    /**
     * A dictionary cut to these words, with all their variants.
     *
     * @throws RecognitionException if a word can't be pronounced
     */
    List<String> lines(Collection<String> words, Map<String, String> own) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Set<String> wanted = new TreeSet<>(words);
        wanted.removeAll(own.keySet());
        try (BufferedReader reader = Files.newBufferedReader(dictionary, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0 && line.length() < MAX_LINE && wanted.contains(base(line.substring(0, space)))) {
                    found.put(
                            line.substring(0, space), line.substring(space + 1).strip());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (String word : words) {
            String phones = own.get(word);
            if (phones == null && !found.containsKey(word)) {
                phones = guess.apply(word);
                if (phones == null) {
                    throw new RecognitionException(
                            RecognitionException.Kind.ENGINE,
                            "Nobody knows how '" + word + "' is pronounced: name it under pronunciations");
                }
            }
            if (phones != null) {
                lines.add(word + " " + phones);
            }
        }
        found.forEach((word, phones) -> lines.add(word + " " + phones));
        return lines;
    }

    private static String base(String entry) {
        int variant = entry.indexOf('(');
        return variant < 0 ? entry : entry.substring(0, variant);
    }
}

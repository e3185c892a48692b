/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A language model of three words, counted from sentences: interpolated Witten-Bell, written with back-off weights in the
 * ARPA format. (Witten and Bell 1991; Chen and Goodman 1998, section 2.5.)
 */
final class NgramModel {

    private static final String BEGIN = "<s>";
    private static final String END = "</s>";
    private static final int ORDER = 3;
    private static final double FLOOR = 1e-7;
    private static final double NEVER = -99;

    /** How often each run of words occurs, by its length less one; words in a run stand apart by a space. */
    private final List<SortedMap<String, Integer>> counts = new ArrayList<>();

    private final Map<String, Set<String>> followers = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final int vocabulary;
    private final int words;

    /** @param sentences each a list of words */
    NgramModel(Collection<List<String>> sentences) {
        for (int length = 0; length < ORDER; length++) {
            counts.add(new TreeMap<>());
        }
        sentences.forEach(this::count);
        vocabulary = counts.get(0).size() - 1;
        words = counts.get(0).entrySet().stream()
                .filter(word -> !word.getKey().equals(BEGIN))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void count(List<String> sentence) {
        List<String> line = new ArrayList<>(sentence);
        line.add(0, BEGIN);
        line.add(END);
        for (int length = 1; length <= ORDER; length++) {
            for (int at = 0; at + length <= line.size(); at++) {
                String run = String.join(" ", line.subList(at, at + length));
                counts.get(length - 1).merge(run, 1, Integer::sum);
                if (length > 1) {
                    String history = String.join(" ", line.subList(at, at + length - 1));
                    followers.computeIfAbsent(history, key -> new HashSet<>()).add(line.get(at + length - 1));
                    totals.merge(history, 1, Integer::sum);
                }
            }
        }
    }

    /** @param history words before, the latest last; may be empty */
    private double probability(String history, String word) {
        if (history.isEmpty()) {
            return (counts.get(0).getOrDefault(word, 0) + 1.0) / (words + vocabulary);
        }
        double shorter = probability(shortened(history), word);
        int total = totals.getOrDefault(history, 0);
        if (total == 0) {
            return shorter;
        }
        int kinds = followers.getOrDefault(history, Set.of()).size();
        int length = history.split(" ").length;
        int seen = counts.get(length).getOrDefault(history + " " + word, 0);
        return (seen + kinds * shorter) / (total + kinds);
    }

    private double backOff(String history) {
        Set<String> followed = followers.getOrDefault(history, Set.of());
        if (followed.isEmpty()) {
            return 1;
        }
        String shorter = shortened(history);
        double here = 1;
        double below = 1;
        for (String word : followed) {
            here -= probability(history, word);
            below -= probability(shorter, word);
        }
        return Math.max(FLOOR, here) / Math.max(FLOOR, below);
    }

    private static String shortened(String history) {
        int space = history.indexOf(' ');
        return space < 0 ? "" : history.substring(space + 1);
    }

    /** The model in the ARPA format, logarithms to base 10. */
    String toArpa() {
        var arpa = new StringBuilder("\n\\data\\\n");
        for (int length = 1; length <= ORDER; length++) {
            arpa.append("ngram ")
                    .append(length)
                    .append('=')
                    .append(counts.get(length - 1).size())
                    .append('\n');
        }
        for (int length = 1; length <= ORDER; length++) {
            arpa.append("\n\\").append(length).append("-grams:\n");
            for (String run : counts.get(length - 1).keySet()) {
                int space = run.lastIndexOf(' ');
                double probability = run.equals(BEGIN)
                        ? NEVER
                        : Math.log10(probability(space < 0 ? "" : run.substring(0, space), run.substring(space + 1)));
                arpa.append(String.format(Locale.ROOT, "%.4f %s", probability, run));
                if (length < ORDER) {
                    arpa.append(String.format(Locale.ROOT, " %.4f", Math.log10(backOff(run))));
                }
                arpa.append('\n');
            }
        }
        return arpa.append("\n\\end\\\n").toString();
    }
}

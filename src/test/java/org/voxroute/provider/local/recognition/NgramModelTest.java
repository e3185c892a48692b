/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model is read back from what it writes, and asked as a recogniser would ask it. */
class NgramModelTest {

    private static final List<List<String>> SAID = List.of(
            List.of("book", "an", "appointment"),
            List.of("cancel", "an", "appointment"),
            List.of("book", "a", "table"),
            List.of("yes"));

    private final Map<String, double[]> model = read(new NgramModel(SAID).toArpa());

    @Test
    void givesEveryHistoryProbabilitiesThatAddUpToOne() {
        List<String> words = List.of("book", "cancel", "an", "a", "appointment", "table", "yes", "</s>");
        for (List<String> history : List.of(
                List.<String>of(), List.of("<s>"), List.of("an"), List.of("<s>", "book"), List.of("book", "yes"))) {
            double sum = words.stream()
                    .mapToDouble(word -> probability(history, word))
                    .sum();
            assertThat(sum).as("after %s", history).isCloseTo(1, within(0.002));
        }
    }

    @Test
    void prefersWhatWasSaid() {
        assertThat(probability(List.of("<s>", "book"), "an")).isGreaterThan(probability(List.of("<s>", "book"), "yes"));
        assertThat(probability(List.of("book", "an"), "appointment")).isGreaterThan(0.6);
    }

    private double probability(List<String> history, String word) {
        String run = history.isEmpty() ? word : String.join(" ", history) + " " + word;
        double[] found = model.get(run);
        if (found != null) {
            return Math.pow(10, found[0]);
        }
        double[] backOff = model.get(String.join(" ", history));
        return (backOff == null ? 1 : Math.pow(10, backOff[1])) * probability(history.subList(1, history.size()), word);
    }

    private static Map<String, double[]> read(String arpa) {
        Map<String, double[]> model = new HashMap<>();
        int length = 0;
        for (String line : arpa.split("\n")) {
            if (line.matches("\\\\\\d-grams:")) {
                length = line.charAt(1) - '0';
            } else if (length > 0 && !line.isBlank() && !line.startsWith("\\")) {
                String[] parts = line.split(" ");
                double backOff = parts.length > length + 1 ? Double.parseDouble(parts[length + 1]) : 0;
                model.put(
                        String.join(" ", List.of(parts).subList(1, length + 1)),
                        new double[] {Double.parseDouble(parts[0]), backOff});
            }
        }
        return model;
    }
}

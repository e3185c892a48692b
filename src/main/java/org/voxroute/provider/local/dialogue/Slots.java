/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was understood of a call so far: slot to words. Not thread-safe. */
final class Slots {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    private final Map<String, String> filled = new LinkedHashMap<>();

    Map<String, String> copy() {
        return Map.copyOf(filled);
    }

    boolean has(String slot) {
        return filled.containsKey(slot);
    }

    void put(String slot, String words) {
        filled.put(slot, words);
    }

    void putAll(Map<String, String> more) {
        filled.putAll(more);
    }

    void remove(String slot) {
        filled.remove(slot);
    }

    /** These, and no others. */
    void set(Map<String, String> all) {
        filled.clear();
        filled.putAll(all);
    }

    /** A dialogue's text, each {@code {slot}} in it replaced by its words; by nothing where there are none. */
    String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(filled.getOrDefault(place.group(1), "")));
    }
}

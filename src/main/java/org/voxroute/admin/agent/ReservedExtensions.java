/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;

/** Extensions that no agent may have, because somebody else keeps them on the switch. Immutable. */
public final class ReservedExtensions {

    /** Compared as text of one length, so that {@code 01000} is not {@code 1000}. */
    private record Range(String first, String last) {
        boolean holds(String extension) {
            return extension.length() == first.length()
                    && extension.compareTo(first) >= 0
                    && extension.compareTo(last) <= 0;
        }

        @Override
        public String toString() {
            return first.equals(last) ? first : first + "-" + last;
        }
    }

    private final List<Range> ranges;

    private ReservedExtensions(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * @param text {@code 1000-1019,1911}; empty: none
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static ReservedExtensions parse(String text) {
        var ranges = new ArrayList<Range>();
        for (String part : text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*", -1)) {
            String[] ends = part.split("\\s*-\\s*", -1);
            String first = ends[0];
            String last = ends[ends.length - 1];
            if (ends.length > 2
                    || !first.matches("[0-9]{1,10}")
                    || !last.matches("[0-9]{1,10}")
                    || first.length() != last.length()
                    || first.compareTo(last) > 0) {
                throw new IllegalArgumentException(
                        "voxroute.agents.reserved-extensions is written as 1000-1019,1911, not as " + text);
            }
            ranges.add(new Range(first, last));
        }
        return new ReservedExtensions(ranges);
    }

    /** The refusal of a reserved extension; null: it is free to have. */
    @Nullable
    ApiException refusal(String extension) {
        for (Range range : ranges) {
            if (range.holds(extension)) {
                String rule = "extensions " + range + " are reserved (voxroute.agents.reserved-extensions)";
                return ApiException.of(
                        422,
                        "extension_reserved",
                        "extension: " + extension + " can't be used, " + rule,
                        Map.of("extension", rule));
            }
        }
        return null;
    }
}

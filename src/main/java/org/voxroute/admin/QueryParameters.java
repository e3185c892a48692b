/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a request, decoded. An empty value counts as absent, as HTML forms send it. Immutable. */
public final class QueryParameters {

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * @param query as it stands after the question mark, still URL-encoded; null: none
     * @throws ApiException if a name is given twice or an encoding is broken
     */
    public static QueryParameters of(@Nullable String query) {
        var values = new LinkedHashMap<String, String>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!pair.isEmpty() && values.put(name, value) != null) {
                throw ApiException.invalidParameter(name, "is given twice");
            }
        }
        return new QueryParameters(values);
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw ApiException.invalidParameter("query", "is not URL-encoded text");
    }

    /** Every parameter, empty ones included. */
    public Map<String, String> all() {
        return values;
    }

    public @Nullable String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** @throws ApiException if it is no number from {@code least} to {@code most} */
    public int number(String name, int absent, int least, int most) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw ApiException.invalidParameter(name, "must be a number from " + least + " to " + most);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for whose rows have a unique name and stand in its order: by {@code limit} and
 * {@code offset}, or by a cursor, which is the name that the page before ended with. Immutable.
 *
 * @param after the name that the page before ended with
 * @param like what is searched for, as pattern of SQL
 */
public record NamedPage(
        int limit,
        int offset,
        @Nullable String after,
        @Nullable String like) {

    private static final int LIMIT = 100;
    private static final int LIMIT_AT_MOST = 1000;
    private static final int OFFSET_AT_MOST = 100_000;
    private static final Pattern NAME = Pattern.compile("\\+?[0-9]{1,20}|[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * @param rawQuery {@code limit}, {@code offset}, {@code cursor}, {@code q}, URL-encoded
     * @throws ApiException if a parameter can't be used
     */
    public static NamedPage of(@Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        int offset = query.number("offset", 0, 0, OFFSET_AT_MOST);
        String cursor = query.text("cursor");
        if (cursor != null && offset > 0) {
            throw ApiException.invalidParameter("offset", "can't be used together with cursor");
        }
        String search = query.text("q");
        return new NamedPage(
                query.number("limit", LIMIT, 1, LIMIT_AT_MOST),
                offset,
                cursor == null ? null : name(cursor),
                search == null ? null : "%" + search.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }

    private static String name(String cursor) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (NAME.matcher(name).matches()) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw ApiException.invalidParameter("cursor", "must be next_cursor of the page before, unchanged");
    }

    /** {@code :after}, {@code :like}, {@code :offset} and {@code :rows}, which is one more than asked for. */
    public Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("after", after);
        parameters.put("like", like);
        parameters.put("offset", offset);
        parameters.put("rows", limit + 1);
        return parameters;
    }

    /**
     * The page as the API shows it.
     *
     * @param name the column that holds the name
     * @param rows the one beyond the page included, if there is one
     */
    public Map<String, @Nullable Object> of(
            String field, String name, List<Map<String, @Nullable Object>> rows, long total) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("total", total);
        page.put(
                "next_cursor", more ? cursor(String.valueOf(shown.get(limit - 1).get(name))) : null);
        page.put(field, shown);
        return page;
    }

    private static String cursor(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
    }
}

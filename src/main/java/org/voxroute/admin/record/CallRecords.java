/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.RowId;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** Call detail records of the present tenant: pages and single ones. Thread-safe. */
public final class CallRecords {

    static final int LIMIT = 50;
    static final int LIMIT_AT_MOST = 1000;
    /** Skipped rows are read all the same: deeper, a cursor is the way. */
    static final int OFFSET_AT_MOST = 100_000;
    /** Records are counted up to here, unless the caller asks for more. */
    static final int COUNTED_AT_MOST = 10_000;

    private static final String PAGE = SqlFile.read("cdr-page.sql");
    private static final String COUNT = SqlFile.read("cdr-count.sql");
    private static final String RECORD = SqlFile.read("cdr-record.sql");

    private final TenantQueries queries;

    public CallRecords(TenantQueries queries) {
        this.queries = queries;
    }

    /**
     * A page, newest first.
     *
     * @param rawQuery the request's query, URL-encoded
     * @throws ApiException if a parameter can't be used
     */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        int limit = query.number("limit", LIMIT, 1, LIMIT_AT_MOST);
        int offset = query.number("offset", 0, 0, OFFSET_AT_MOST);
        String cursor = query.text("cursor");
        if (cursor != null && offset > 0) {
            throw ApiException.invalidParameter("offset", "can't be used together with cursor");
        }
        CdrFilter filter = CdrFilter.of(query);
        CdrFilter shown = cursor == null ? filter : filter.after(CdrCursor.parse(cursor));
        var page = new LinkedHashMap<String, @Nullable Object>();
        count(filter, "exact".equals(query.text("total")), page);
        // One more than asked for tells whether there is a next page.
        List<Map<String, @Nullable Object>> rows = rows(shown, limit + 1, offset);
        boolean more = rows.size() > limit;
        List<Map<String, @Nullable Object>> records = more ? rows.subList(0, limit) : rows;
        page.put("next_cursor", more ? cursorAfter(records.get(limit - 1)) : null);
        records.forEach(record -> record.remove("cursor_micros"));
        page.put("records", records);
        return page;
    }

    /**
     * @param id of the record, or the call's id
     * @throws ApiException if this tenant has none such
     */
    public Map<String, @Nullable Object> get(@Header("id") String id) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("call", id);
        parameters.put("id", RowId.of(id));
        List<Map<String, @Nullable Object>> found = queries.list(RECORD, parameters, new JsonRow());
        if (found.isEmpty()) {
            throw ApiException.notFound("There is no such call record");
        }
        return found.get(0);
    }

    private List<Map<String, @Nullable Object>> rows(CdrFilter filter, int rows, int offset) {
        var parameters = new HashMap<>(filter.parameters());
        parameters.put("rows", rows);
        parameters.put("offset", offset);
        return queries.list(filter.in(PAGE), parameters, new JsonRow());
    }

    private void count(CdrFilter filter, boolean exact, Map<String, @Nullable Object> page) {
        var parameters = new HashMap<>(filter.parameters());
        parameters.put("most", exact ? Long.MAX_VALUE : COUNTED_AT_MOST + 1L);
        long found = queries.count(filter.in(COUNT), parameters);
        boolean counted = exact || found <= COUNTED_AT_MOST;
        page.put("total", counted ? found : COUNTED_AT_MOST);
        page.put("total_is_exact", counted);
    }

    private static String cursorAfter(Map<String, @Nullable Object> last) {
        return CdrCursor.text(
                ((Number) value(last, "cursor_micros")).longValue(),
                UUID.fromString(value(last, "id").toString()));
    }

    private static Object value(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("A record without " + column);
        }
        return value;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** The audit log of the present tenant, newest first; bean {@code auditTrail}. Thread-safe. */
public final class AuditTrail {

    private static final String PAGE = SqlFile.read("audit-page.sql");

    private final TenantQueries queries;

    public AuditTrail(TenantQueries queries) {
        this.queries = queries;
    }

    /**
     * A page.
     *
     * @param rawQuery the request's query, URL-encoded
     * @throws org.voxroute.admin.ApiException if a parameter can't be used
     */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        int limit = query.number("limit", 50, 1, 1000);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("before", query.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        parameters.put("username", query.text("username"));
        parameters.put("operation", query.text("operation"));
        parameters.put("target", query.text("target"));
        // One more than asked for tells whether there is a next page.
        parameters.put("rows", limit + 1);
        List<Map<String, @Nullable Object>> rows = queries.list(PAGE, parameters, new JsonRow());
        boolean more = rows.size() > limit;
        List<Map<String, @Nullable Object>> entries = more ? rows.subList(0, limit) : rows;
        for (Map<String, @Nullable Object> entry : entries) {
            Object details = entry.get("details");
            entry.put("details", details == null ? null : new RawValue(details.toString()));
        }
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("next_before", more ? entries.get(limit - 1).get("id") : null);
        page.put("entries", entries);
        return page;
    }
}

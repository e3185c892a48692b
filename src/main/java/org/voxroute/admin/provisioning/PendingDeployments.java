/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.provisioning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** Changes of the present tenant that the switches do not have yet, each with its reason. Thread-safe. */
public final class PendingDeployments {

    private static final int LIMIT = 100;
    private static final int LIMIT_AT_MOST = 1000;
    private static final int OFFSET_AT_MOST = 100_000;
    private static final String PAGE = SqlFile.read("pending-deployments.sql");
    private static final String COUNT =
            "select count(*) from deployments where tenant_id = :tenant and state = 'pending'";

    private final TenantQueries queries;

    public PendingDeployments(TenantQueries queries) {
        this.queries = queries;
    }

    /**
     * A page of them.
     *
     * @param rawQuery the request's query, URL-encoded
     * @throws ApiException if a parameter can't be used
     */
    public Map<String, @Nullable Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        int limit = query.number("limit", LIMIT, 1, LIMIT_AT_MOST);
        int offset = query.number("offset", 0, 0, OFFSET_AT_MOST);
        List<Map<String, @Nullable Object>> pending =
                queries.list(PAGE, Map.of("rows", limit, "offset", offset), new JsonRow());
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("total", queries.count(COUNT, Map.of()));
        page.put("pending", pending);
        return page;
    }

    /** Whether {@code dry_run=true} stands in the query. */
    public boolean isDryRun(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        return "true".equals(QueryParameters.of(rawQuery).text("dry_run"));
    }
}

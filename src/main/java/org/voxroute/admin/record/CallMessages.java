/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** What was said on calls of the present tenant; bean {@code callMessages}. Thread-safe. */
public final class CallMessages {

    private static final int LIMIT = 100;
    private static final int LIMIT_AT_MOST = 1000;
    private static final String PAGE = SqlFile.read("call-messages.sql");
    /** A call's legs lead to it, and what became a part of another call to that. */
    private static final String CALL = """
            select call_id from phone_calls
            where tenant_id = :tenant and call_id in
                (select call_id from call_legs where uuid = :uuid union all select :uuid)
            order by status = 'merged', id desc limit 1""";

    private final TenantQueries queries;

    public CallMessages(TenantQueries queries) {
        this.queries = queries;
    }

    /**
     * A page, in the order in which it was said.
     *
     * @param uuid of the call, or of one of its legs
     * @throws ApiException 404; 400 if a parameter can't be used
     */
    public Map<String, @Nullable Object> list(
            @Header("uuid") String uuid, @Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        int limit = query.number("limit", LIMIT, 1, LIMIT_AT_MOST);
        int after = query.number("cursor", 0, 0, Integer.MAX_VALUE);
        String call = queries.list(CALL, Map.of("uuid", uuid), (row, number) -> row.getString(1)).stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("There is no such call"));
        List<Map<String, @Nullable Object>> rows =
                queries.list(PAGE, Map.of("call", call, "after", after, "rows", limit + 1), new JsonRow());
        boolean more = rows.size() > limit;
        List<Map<String, @Nullable Object>> messages = more ? rows.subList(0, limit) : rows;
        messages.forEach(
                message -> message.computeIfPresent("metadata", (name, text) -> JsonBody.read(String.valueOf(text))));
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("call_id", call);
        page.put("next_cursor", more ? String.valueOf(messages.get(limit - 1).get("id")) : null);
        page.put("messages", messages);
        return page;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** The calls that are going on, as the hub knows them from the switches' events. */
public final class ActiveCalls {

    private static final String SQL = SqlFile.read("active-calls.sql");

    private final TenantQueries queries;

    public ActiveCalls(TenantQueries queries) {
        this.queries = queries;
    }

    /** Newest first; 5000 at most. */
    public List<Map<String, @Nullable Object>> list() {
        return queries.list(SQL, Map.of(), new JsonRow());
    }
}

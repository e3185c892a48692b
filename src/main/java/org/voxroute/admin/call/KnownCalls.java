/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** Finds the call of a leg among the tenant's, those just dialled included. Thread-safe. */
final class KnownCalls {

    private static final String SQL = SqlFile.read("call-of-leg.sql");

    private record Row(CallTarget target, boolean isEnded) {}

    private final TenantQueries queries;
    private final IntSupplier tenant;
    private final DiallingRules rules;
    private final Dials dials;

    KnownCalls(TenantQueries queries, IntSupplier tenant, DiallingRules rules, Dials dials) {
        this.queries = queries;
        this.tenant = tenant;
        this.rules = rules;
        this.dials = dials;
    }

    /**
     * @param uuid of a leg, or the call's id, which is that of its first leg; once that leg has ended, the id stands for the
     *     oldest one that lives
     * @throws ApiException 404 if it is none of the tenant's calls; 409 if the call has ended
     */
    CallTarget live(String uuid) {
        List<Row> found = queries.list(
                SQL,
                Map.of("uuid", uuid),
                (row, number) -> new Row(
                        new CallTarget(row.getString("leg"), row.getString("call_id"), row.getString("node")),
                        row.getBoolean("is_ended")));
        if (!found.isEmpty()) {
            if (found.get(0).isEnded()) {
                throw SwitchProblems.ended();
            }
            return found.get(0).target();
        }
        if (dials.of(uuid, tenant.getAsInt()) == null) {
            throw ApiException.notFound("There is no call with this uuid");
        }
        return new CallTarget(uuid, uuid, rules.node());
    }
}

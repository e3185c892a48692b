/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.Map;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.SqlFile;
import org.voxroute.admin.TenantQueries;

/** Keeps tenants from ringing each other's agents: a switch has one directory for all of them. Thread-safe. */
final class Extensions {

    private static final String SQL = SqlFile.read("extension-of-others.sql");

    private final TenantQueries queries;

    Extensions(TenantQueries queries) {
        this.queries = queries;
    }

    /** @throws ApiException 422 if this tenant has no such voice agent, or it talks on no call */
    void requireVoiceAgent(String name) {
        if (queries.list(
                        "select 1 from voice_agents where tenant_id = :tenant and name = :name and is_active",
                        Map.of("name", name),
                        (row, number) -> 1)
                .isEmpty()) {
            throw ApiException.of(
                    422,
                    "unknown_voice_agent",
                    "voice_agent: there is no voice agent " + name + " that talks",
                    Map.of("voice_agent", "there is no such voice agent"));
        }
    }

    /**
     * One that no agent of the hub's has is the switch's to know.
     *
     * @throws ApiException 404, as the switch says of one that it doesn't know, if it is an agent's of another tenant
     */
    void requireUsable(String extension) {
        if (!queries.list(SQL, Map.of("extension", extension), (row, number) -> 1)
                .isEmpty()) {
            throw ApiException.of(404, "agent_not_found", "There is no such extension", Map.of("extension", extension));
        }
    }
}

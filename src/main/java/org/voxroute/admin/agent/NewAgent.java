/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.JsonBody;

/**
 * An agent as he is asked for, with the id that he will have.
 *
 * @param callerIdName null: the agent's name
 * @param callerIdNumber null: the extension
 */
record NewAgent(
        UUID id,
        String extension,
        String name,
        @Nullable String email,
        @Nullable String callerIdName,
        @Nullable String callerIdNumber,
        boolean active) {

    /** @param request checked against the contract before */
    static NewAgent of(JsonNode request) {
        return new NewAgent(
                UUID.randomUUID(),
                request.path("extension").asText(),
                request.path("name").asText(),
                JsonBody.text(request, "email"),
                JsonBody.text(request, "caller_id_name"),
                JsonBody.text(request, "caller_id_number"),
                request.path("is_active").asBoolean(true));
    }

    /** As sql/agents-insert.sql reads it. */
    Map<String, @Nullable Object> row(String sealedPassword) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", id.toString());
        row.put("extension", extension);
        row.put("password", sealedPassword);
        row.put("name", name);
        row.put("email", email);
        row.put("caller_id_name", callerIdName);
        row.put("caller_id_number", callerIdNumber);
        row.put("is_active", active);
        return row;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.provisioning.Deployment;
import org.voxroute.provisioning.Deployment.State;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.FileKey;

/** Whether the switches have what the database says, as fields of an answer; bean {@code provisioned}. Thread-safe. */
public final class Provisioned {

    static final String STATE = "provisioning";
    static final String REASON = "provisioning_reason";

    private final Deployments deployments;

    public Provisioned(Deployments deployments) {
        this.deployments = deployments;
    }

    /**
     * Of a change that was just saved.
     *
     * @param state what the deployment said; null: nobody deploys at the moment, and it stays to be done
     */
    public Map<String, @Nullable Object> tell(
            @Body Map<String, @Nullable Object> data,
            @Header("CamelProvisioning") @Nullable String state,
            @Header("CamelProvisioningReason") @Nullable String reason) {
        var told = new LinkedHashMap<>(data);
        boolean deployed = word(State.DEPLOYED).equals(state);
        told.put(STATE, word(deployed ? State.DEPLOYED : State.PENDING));
        if (!deployed && reason != null) {
            told.put(REASON, reason);
        }
        return told;
    }

    /** Of rows that were read. */
    public List<Map<String, @Nullable Object>> of(
            List<Map<String, @Nullable Object>> rows, Function<Map<String, @Nullable Object>, FileKey> key) {
        Map<FileKey, Deployment> found = deployments.of(rows.stream().map(key).toList());
        var told = new ArrayList<Map<String, @Nullable Object>>(rows.size());
        for (Map<String, @Nullable Object> row : rows) {
            Deployment deployment = found.get(key.apply(row));
            // What is not active and has no row any more is gone from the switch, as it should be.
            State state = deployment != null
                    ? deployment.state()
                    : Boolean.FALSE.equals(row.get("is_active")) ? State.DEPLOYED : State.PENDING;
            told.add(tell(row, word(state), deployment == null ? null : deployment.reason()));
        }
        return told;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

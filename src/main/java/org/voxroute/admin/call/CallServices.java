/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.function.IntSupplier;
import org.voxroute.admin.TenantQueries;

/**
 * The beans of the calls' routes, which share what is known of the calls just dialled.
 *
 * @param dialling click-to-call
 * @param commands what can be done with a call
 * @param gateways the trunks
 */
public record CallServices(Dialling dialling, CallCommands commands, Gateways gateways) {

    /**
     * All of them.
     *
     * @param tenant of the present request; throws if nobody is logged in
     */
    public static CallServices of(
            DiallingRules rules, TenantQueries queries, IntSupplier tenant, ObjectMapper json, Clock clock) {
        var dials = new Dials();
        var extensions = new Extensions(queries);
        var calls = new KnownCalls(queries, tenant, rules, dials);
        return new CallServices(
                new Dialling(json, tenant, rules, dials, extensions, clock),
                new CallCommands(json, calls, extensions, rules, clock),
                new Gateways(rules));
    }
}

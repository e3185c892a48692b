/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where calls are kept: the truth. Every method may throw Spring's {@code DataAccessException}; after a failed {@link #save} it isn't
 * known whether it was done.
 */
public interface CallStore {

    /** The call of each of these legs, open or settled, by uuid of the leg; legs that nobody knows are not in it. */
    Map<String, Call> callsOfLegs(Collection<String> uuids);

    /** These calls, by id. */
    Map<String, Call> calls(Collection<String> ids);

    /** Calls that aren't settled, the oldest first. */
    List<Call> openCalls(String node, int limit);

    /** Nodes of calls that aren't settled, of those whose name ends so. */
    Set<String> openNodes(String ending);

    /** Calls of any node that aren't settled although all their legs have ended, and that nobody has touched for a minute. */
    List<Call> strandedCalls(int limit);

    /** What is known of these registrations. */
    Map<Registration.Key, Registration> registrations(Collection<Registration.Key> keys);

    /** The node's gateways by name, as last heard of. */
    Map<String, SwitchEvent.GatewayEvent> gateways(String node);

    /** All of it, or nothing: state, records and the events that tell of them. */
    void save(Changes changes);

    /**
     * What one transaction writes.
     *
     * @param calls as they are now
     * @param merged calls that have become a part of another
     * @param legs uuids that lead to a call from now on
     * @param records written, or written anew
     */
    record Changes(
            List<Call> calls,
            List<MergedCall> merged,
            Map<String, String> legs,
            List<Cdr> records,
            List<Registration> registrations,
            List<SwitchEvent.GatewayEvent> gateways,
            List<SaidMessage> messages,
            List<CloudEvent> events) {

        boolean isEmpty() {
            return calls.isEmpty()
                    && merged.isEmpty()
                    && legs.isEmpty()
                    && registrations.isEmpty()
                    && gateways.isEmpty()
                    && messages.isEmpty()
                    && events.isEmpty();
        }
    }

    /** @param id the same for the same message */
    record SaidMessage(java.util.UUID id, String callId, int tenantId, CallMessage message) {}

    /** @param into the id of the call that it is a part of now */
    record MergedCall(Call call, String into, java.time.Instant at) {}
}

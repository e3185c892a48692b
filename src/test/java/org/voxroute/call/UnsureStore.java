/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.dao.TransientDataAccessResourceException;

/** A store whose connection is lost now and then: before the transaction, or after it, when nobody hears that it was done. */
public final class UnsureStore implements CallStore {

    private final CallStore store;
    private final Random random;
    private int failures;

    public UnsureStore(CallStore store, Random random) {
        this.store = store;
        this.random = random;
    }

    /** How often it has failed. */
    public int failures() {
        return failures;
    }

    @Override
    public Map<String, Call> callsOfLegs(Collection<String> uuids) {
        failAtTimes(6);
        return store.callsOfLegs(uuids);
    }

    @Override
    public Map<String, Call> calls(Collection<String> ids) {
        failAtTimes(3);
        return store.calls(ids);
    }

    @Override
    public List<Call> openCalls(String node, int limit) {
        return store.openCalls(node, limit);
    }

    @Override
    public Set<String> openNodes(String ending) {
        return store.openNodes(ending);
    }

    @Override
    public List<Call> strandedCalls(int limit) {
        return store.strandedCalls(limit);
    }

    @Override
    public Map<Registration.Key, Registration> registrations(Collection<Registration.Key> keys) {
        return store.registrations(keys);
    }

    @Override
    public Map<String, SwitchEvent.GatewayEvent> gateways(String node) {
        return store.gateways(node);
    }

    @Override
    public void save(Changes changes) {
        failAtTimes(4);
        store.save(changes);
        failAtTimes(3);
    }

    private void failAtTimes(int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            failures++;
            throw new TransientDataAccessResourceException("The connection was lost");
        }
    }
}

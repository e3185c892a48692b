/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an ordinary consumer saw of a load: counts, and whether anything was lost, doubled or out of order. */
final class Arrivals {

    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> lastSequence = new HashMap<>();
    private final Map<String, Integer> countPerCall = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> cdrs = new HashSet<>();
    private final List<Long> lagMillis = new ArrayList<>();
    private long events;
    private long duplicates;
    private long outOfOrder;
    private long twoCdrs;

    void callEvent(String id, String call, String type, int sequence, Instant time, Instant arrived) {
        events++;
        if (!ids.add(id)) {
            duplicates++;
            return;
        }
        int last = lastSequence.getOrDefault(call, 0);
        if (sequence <= last) {
            outOfOrder++;
        }
        lastSequence.put(call, Math.max(last, sequence));
        countPerCall.merge(call, 1, Integer::sum);
        if (type.equals("call.ended")) {
            ended.add(call);
        }
        lagMillis.add(Duration.between(time, arrived).toMillis());
    }

    void cdr(String id, String call) {
        if (!ids.add(id)) {
            duplicates++;
        } else if (!cdrs.add(call)) {
            twoCdrs++;
        }
    }

    long events() {
        return events;
    }

    int endedCalls() {
        return ended.size();
    }

    int cdrs() {
        return cdrs.size();
    }

    /** Calls whose events have a hole: the highest sequence number is not the count. */
    long callsWithLosses() {
        return countPerCall.entrySet().stream()
                .filter(entry ->
                        lastSequence.get(entry.getKey()) != entry.getValue().intValue())
                .count();
    }

    boolean isClean() {
        return duplicates == 0 && outOfOrder == 0 && twoCdrs == 0 && callsWithLosses() == 0;
    }

    String report() {
        Collections.sort(lagMillis);
        return "%d call events of %d calls (%d ended), %d CDRs; %d duplicates by id, %d out of order, %d calls with losses, %d second CDRs; event to consumer p50 %d ms, p99 %d ms, max %d ms"
                .formatted(
                        events,
                        countPerCall.size(),
                        ended.size(),
                        cdrs.size(),
                        duplicates,
                        outOfOrder,
                        callsWithLosses(),
                        twoCdrs,
                        percentile(50),
                        percentile(99),
                        percentile(100));
    }

    private long percentile(int percent) {
        return lagMillis.isEmpty() ? 0 : lagMillis.get((lagMillis.size() - 1) * percent / 100);
    }
}

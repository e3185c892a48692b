/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was told of conversations on calls that nobody knows yet: the switch tells of its calls by another way, which may be slower. Kept for a
 * minute, a thousand at most, without what was said, which is saved at once. Used under the lock of {@link CallLog}.
 */
final class EarlyTalk {

    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    // The eldest first.
    private final LinkedHashMap<SwitchEvent.Said, Instant> waiting = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SwitchEvent.Said, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** What waits for this leg, or the call of this id, in its order. */
    List<SwitchEvent.Said> of(SwitchEvent.LegEvent event) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        return waiting.keySet().stream()
                .filter(said ->
                        said.leg().equals(event.leg().uuid()) || said.leg().equals(event.call()))
                .toList();
    }

    void keep(Collection<SwitchEvent.Said> unknown, Instant now) {
        unknown.forEach(said -> waiting.putIfAbsent(without(said), now));
    }

    private static SwitchEvent.Said without(SwitchEvent.Said said) {
        return new SwitchEvent.Said(said.node(), said.leg(), said.ordinal(), said.tenant(), said.event(), null);
    }

    /** These are told now. */
    void forget(Collection<SwitchEvent.Said> told) {
        told.forEach(waiting::remove);
    }

    /** Whose call nobody told of for so long. */
    void forgetBefore(Instant now) {
        Instant eldest = now.minus(KEPT);
        waiting.values().removeIf(since -> since.isBefore(eldest));
    }
}

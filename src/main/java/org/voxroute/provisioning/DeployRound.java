/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the route {@code freeswitch-deploy}: what is due, in batches, and what the nodes answered. Belongs to the
 * exchange that goes through the route; not thread-safe.
 */
public final class DeployRound {

    private final DeployLock.@Nullable Held lock;
    private final List<String> nodes;
    /** The domain of each node that answers. */
    final Map<String, String> domains = new LinkedHashMap<>();

    final Map<String, String> away = new LinkedHashMap<>();
    final Deque<List<DeploymentRow>> batches = new ArrayDeque<>();

    List<Change> batch = List.of();
    /** Of the batch, by node. */
    final List<String> accepted = new ArrayList<>();

    final Map<String, String> refused = new LinkedHashMap<>();
    final Map<String, String> unanswered = new LinkedHashMap<>();
    final Map<Change, String> problems = new HashMap<>();
    /** Those whose file is as it should be, though something else failed. */
    final Map<Change, String> unfinished = new HashMap<>();

    boolean soundWithout;
    boolean reloadNeeded;

    DeployRound(DeployLock.@Nullable Held lock, List<String> nodes) {
        this.lock = lock;
        this.nodes = nodes;
    }

    /** Whether there is anything to do here: nothing may be due, or another hub may be at it. */
    public boolean isNeeded() {
        return lock != null;
    }

    /** All nodes, to be asked for their domain. */
    public List<String> getNodes() {
        return nodes;
    }

    /** The nodes that answer. */
    public List<String> getReachable() {
        return List.copyOf(domains.keySet());
    }

    public boolean isHasNext() {
        return !batches.isEmpty();
    }

    /** Whether the folder was changed, or may have been, since the nodes read it. */
    public boolean isReloadNeeded() {
        return reloadNeeded;
    }

    void begin(List<Change> changes) {
        batch = changes;
        accepted.clear();
        refused.clear();
        unanswered.clear();
        problems.clear();
        unfinished.clear();
    }

    void end() {
        if (lock != null) {
            lock.close();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The nodes that read the folder, and which of them have not read it since it changed. Thread-safe. */
public final class Switches {

    private final List<String> nodes;
    private final Set<String> behind = new LinkedHashSet<>();

    /** At the start nobody knows what they have read: all are behind. */
    public Switches(List<String> nodes) {
        this.nodes = List.copyOf(nodes);
        this.behind.addAll(nodes);
    }

    List<String> all() {
        return nodes;
    }

    synchronized boolean isAnyBehind() {
        return !behind.isEmpty();
    }

    synchronized boolean isAnyBehind(Collection<String> of) {
        return of.stream().anyMatch(behind::contains);
    }

    synchronized void behind(Collection<String> some) {
        behind.addAll(some);
    }

    synchronized void current(Collection<String> some) {
        behind.removeAll(some);
    }
}

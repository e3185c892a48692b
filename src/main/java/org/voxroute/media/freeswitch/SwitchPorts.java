/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/** Ports on the switches' side: each call's audio needs one of its own, and the hub is who chooses it. Goes round, so that one just given back is taken last. Thread-safe. */
public final class SwitchPorts {

    private final int first;
    private final int count;
    private final IntUnaryOperator begin;
    private final Map<InetAddress, Taken> switches = new HashMap<>();

    private static final class Taken {
        private final BitSet ports = new BitSet();
        private int next;

        Taken(int next) {
            this.next = next;
        }
    }

    /**
     * All ports of a range, of each switch.
     *
     * @throws IllegalArgumentException if that is no range of ports
     */
    public SwitchPorts(int first, int last) {
        // A hub that was restarted finds the ports of the calls before still in use.
        this(first, last, count -> ThreadLocalRandom.current().nextInt(count));
    }

    SwitchPorts(int first, int last, IntUnaryOperator begin) {
        if (first < 1_024 || last > 65_535 || last < first) {
            throw new IllegalArgumentException(first + " to " + last + " is no range of ports within 1024 to 65535");
        }
        this.first = first;
        count = last - first + 1;
        this.begin = begin;
    }

    /**
     * A port of the switch that no call uses.
     *
     * @throws IllegalStateException if all are used
     */
    public synchronized InetSocketAddress take(InetAddress node) {
        Taken taken = switches.computeIfAbsent(node, key -> new Taken(begin.applyAsInt(count)));
        int free = taken.ports.nextClearBit(taken.next);
        if (free >= count) {
            free = taken.ports.nextClearBit(0);
        }
        if (free >= count) {
            throw new IllegalStateException("All " + count + " ports from " + first + " on are in use at "
                    + node.getHostAddress() + ": more calls need a larger range");
        }
        taken.ports.set(free);
        taken.next = free + 1;
        return new InetSocketAddress(node, first + free);
    }

    /** No call uses it any more. */
    public synchronized void giveBack(InetSocketAddress address) {
        Taken taken = switches.get(address.getAddress());
        if (taken != null) {
            taken.ports.clear(address.getPort() - first);
        }
    }

    /** How many calls have one. */
    public synchronized int taken() {
        return switches.values().stream()
                .mapToInt(node -> node.ports.cardinality())
                .sum();
    }
}

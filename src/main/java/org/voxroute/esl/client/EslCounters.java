/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What happened on a node's connections since the start. Counts up only; thread-safe. */
public final class EslCounters {

    private static final int MAX_NAMES = 300;

    private final LongAdder events = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder decodeNanos = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder synthetic = new LongAdder();
    private final LongAdder unused = new LongAdder();
    private final ConcurrentMap<Shed, LongAdder> shed = new ConcurrentHashMap<>();
    private volatile long lagMillis;

    /**
     * Events of a name that were let go for a reason.
     *
     * @param event name of the event
     * @param reason {@code SHED_EARLY}, {@code SHED_FULL} or {@code OVERRUN}
     */
    public record Shed(String event, EslListener.Outcome reason) implements Comparable<Shed> {
        @Override
        public int compareTo(Shed other) {
            int byEvent = event.compareTo(other.event);
            return byEvent != 0 ? byEvent : reason.compareTo(other.reason);
        }
    }

    void event() {
        events.increment();
    }

    void read(long size, long nanos) {
        bytes.add(size);
        decodeNanos.add(nanos);
    }

    void connected() {
        connections.increment();
    }

    void synthetic() {
        synthetic.increment();
    }

    void unusedMessage() {
        unused.increment();
    }

    void lag(long millis) {
        lagMillis = millis;
    }

    /** The names come from the wire, so their number is bounded. */
    void shed(String event, EslListener.Outcome reason) {
        var key = new Shed(shed.size() < MAX_NAMES ? event : "other", reason);
        shed.computeIfAbsent(key, k -> new LongAdder()).increment();
    }

    /** Events that the switch sent. */
    public long events() {
        return events.sum();
    }

    /** Bytes that the switch sent. */
    public long bytes() {
        return bytes.sum();
    }

    /** Nanoseconds spent decoding. */
    public long decodeNanos() {
        return decodeNanos.sum();
    }

    /** Connections that were made and let in, over both sockets. */
    public long connections() {
        return connections.sum();
    }

    /** Events that we made ourselves, from a comparison of channels. */
    public long syntheticEvents() {
        return synthetic.sum();
    }

    /** Messages that nothing is done with, such as log lines. */
    public long unusedMessages() {
        return unused.sum();
    }

    /** How late a recent event came, by the two clocks; looked at ten times a second at most. */
    public long lagMillis() {
        return lagMillis;
    }

    /** Events let go, by name and reason. */
    public Map<Shed, Long> shed() {
        var all = new TreeMap<Shed, Long>();
        shed.forEach((key, count) -> all.put(key, count.sum()));
        return all;
    }
}

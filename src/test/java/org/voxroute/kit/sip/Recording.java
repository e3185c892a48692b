/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came over RTP, each packet at the place that its timestamp gives it (RFC 3550, section 5.1), as a telephone with a perfect jitter buffer plays it; silence where nothing came. Begins with the first packet. Thread-safe.
 */
public final class Recording {

    /** A step of the timestamp beyond this is a new beginning, which follows what is there. */
    private static final int MAX_SECONDS = 600;

    private final Codec codec;
    private final List<Arrival> arrivals = new ArrayList<>();
    private short[] samples = new short[80_000];
    private int length;
    private long source = -1;
    private long firstTimestamp;
    private int expected;
    private int lost;
    private int late;

    private record Arrival(int from, int to, long nanos) {
        boolean holds(int place) {
            return from <= place && place < to;
        }
    }

    Recording(Codec codec) {
        this.codec = codec;
    }

    synchronized void add(long ssrc, int sequence, long timestamp, short[] packet, long nanos) {
        long at = timestamp - firstTimestamp & 0xFFFF_FFFFL;
        if (ssrc != source || at > (long) MAX_SECONDS * codec.rate()) {
            source = ssrc;
            firstTimestamp = timestamp - length & 0xFFFF_FFFFL;
            at = length;
            expected = sequence;
        }
        count(sequence);
        put((int) at, packet);
        arrivals.add(new Arrival((int) at, (int) at + packet.length, nanos));
    }

    private void count(int sequence) {
        int ahead = (short) (sequence - expected);
        if (ahead < 0) {
            late++;
        } else {
            lost += ahead;
            expected = sequence + 1 & 0xFFFF;
        }
    }

    private void put(int at, short[] packet) {
        int end = at + packet.length;
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, 2 * end);
        }
        System.arraycopy(packet, 0, samples, at, packet.length);
        length = Math.max(length, end);
    }

    public synchronized short[] samples() {
        return Arrays.copyOf(samples, length);
    }

    /** Samples so far: the place of what comes next. */
    public synchronized int length() {
        return length;
    }

    public synchronized int packets() {
        return arrivals.size();
    }

    /** Numbers of packets that were skipped, and not made good for by {@link #late}. */
    public synchronized int lost() {
        return lost;
    }

    /** Packets that came out of order, or twice. */
    public synchronized int late() {
        return late;
    }

    /** When the sample at this place came, by {@link System#nanoTime}; -1 if it never did. */
    public synchronized long arrivedAt(int place) {
        // Packets come in their order for the most part: the place is about there.
        int guess = arrivals.isEmpty()
                ? 0
                : place / (arrivals.get(0).to() - arrivals.get(0).from());
        for (int i = Math.min(guess, arrivals.size() - 1); i >= 0; i--) {
            if (arrivals.get(i).holds(place)) {
                return arrivals.get(i).nanos();
            }
        }
        for (int i = guess + 1; i < arrivals.size(); i++) {
            if (arrivals.get(i).holds(place)) {
                return arrivals.get(i).nanos();
            }
        }
        return -1;
    }

    /** How much more a telephone was given than it had played, at most, if it began to play with the first packet. */
    public synchronized double millisAhead() {
        double most = 0;
        for (Arrival arrival : arrivals) {
            double played = (arrival.nanos() - arrivals.get(0).nanos()) / 1e6;
            most = Math.max(most, arrival.from() * 1e3 / codec.rate() - played);
        }
        return most;
    }

    /** Samples in each packet, in the order of arrival. */
    public synchronized List<Integer> sizes() {
        return arrivals.stream().map(arrival -> arrival.to() - arrival.from()).toList();
    }
}

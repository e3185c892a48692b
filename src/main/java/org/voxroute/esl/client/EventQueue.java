/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Events that wait for a listener which may be slow: bounded, in order, and never a reason not to read the socket. Thread-safe.
 *
 * <p>When it fills, it lets go by kind: chatter from three quarters of the capacity on, the rest at the capacity. Ends of calls and jobs, and what we say ourselves, are kept up to twice the capacity; beyond it they are an overrun.
 *
 * <p>With several lanes the events of one channel are in one lane. Events without a channel are in the first.
 */
public final class EventQueue implements EslListener {

    private final List<Deque<ReceivedEvent>> lanes = new ArrayList<>();
    private final int capacity;
    private final IntConsumer wake;
    private int size;
    private boolean closed;

    /** @param wake called with the lane that got an event, on the event loop: it must not block */
    public EventQueue(int lanes, int capacity, IntConsumer wake) {
        if (lanes < 1 || capacity < 1) {
            throw new IllegalArgumentException("A queue has at least one lane and room for one event");
        }
        for (int i = 0; i < lanes; i++) {
            this.lanes.add(new ArrayDeque<>());
        }
        this.capacity = capacity;
        this.wake = wake;
    }

    @Override
    public Outcome received(ReceivedEvent event) {
        Importance importance = Importance.of(event);
        int lane = lane(event);
        synchronized (this) {
            if (closed) {
                return Outcome.KEPT;
            }
            if (size >= room(importance)) {
                return switch (importance) {
                    case CHATTER -> size < capacity ? Outcome.SHED_EARLY : Outcome.SHED_FULL;
                    case ORDINARY -> Outcome.SHED_FULL;
                    case END -> Outcome.OVERRUN;
                };
            }
            lanes.get(lane).add(event);
            size++;
        }
        wake.accept(lane);
        return Outcome.KEPT;
    }

    /** Takes what waits in this lane, at most {@code max}; empty if nothing does. */
    public List<ReceivedEvent> poll(int lane, int max) {
        synchronized (this) {
            Deque<ReceivedEvent> events = lanes.get(lane);
            int count = Math.min(max, events.size());
            var taken = new ArrayList<ReceivedEvent>(count);
            for (int i = 0; i < count; i++) {
                taken.add(events.remove());
            }
            size -= count;
            return taken;
        }
    }

    public boolean isEmpty(int lane) {
        synchronized (this) {
            return lanes.get(lane).isEmpty();
        }
    }

    @Override
    public boolean hasRoom() {
        return waiting() < capacity;
    }

    @Override
    public int waiting() {
        synchronized (this) {
            return size;
        }
    }

    /** Takes no more events; those that wait can still be polled. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
    }

    private int room(Importance importance) {
        return switch (importance) {
            case CHATTER -> Math.max(1, capacity - capacity / 4);
            case ORDINARY -> capacity;
            case END -> capacity <= Integer.MAX_VALUE / 2 ? capacity * 2 : Integer.MAX_VALUE;
        };
    }

    private int lane(ReceivedEvent event) {
        if (lanes.size() == 1) {
            return 0;
        }
        String uuid = event.event().header("Unique-ID");
        return uuid == null ? 0 : Math.floorMod(uuid.hashCode(), lanes.size());
    }
}

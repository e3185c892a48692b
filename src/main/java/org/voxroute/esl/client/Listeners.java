/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voxroute.esl.client.EslListener.Outcome;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslEvent;

/** Who listens to a node. Each gets what it asked for; what it lets go is counted. Changed on the node's event loop only. */
final class Listeners {

    private final String node;
    private final EslCounters counters;
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    Listeners(String node, EslCounters counters) {
        this.node = node;
        this.counters = counters;
    }

    void add(Registration registration) {
        registrations.add(registration);
    }

    void remove(Registration registration) {
        registrations.remove(registration);
    }

    List<Registration> all() {
        return registrations;
    }

    List<Subscription> subscriptions() {
        return registrations.stream().map(r -> r.subscription).toList();
    }

    boolean wantResync() {
        return registrations.stream().anyMatch(r -> r.subscription.wantsChannels());
    }

    /** From any thread. */
    int waiting() {
        return registrations.stream().mapToInt(r -> r.listener.waiting()).sum();
    }

    boolean haveRoom() {
        return registrations.stream().allMatch(r -> r.listener.hasRoom());
    }

    /** Gives the switch's event to all that want it; false if one of them had to lose the end of something. */
    boolean event(EslEvent event, long epoch) {
        boolean kept = true;
        var received = new ReceivedEvent(node, epoch, Kind.EVENT, event);
        for (Registration registration : registrations) {
            if (registration.subscription.wants(event)) {
                kept &= give(registration, received);
            }
        }
        return kept;
    }

    /** Gives an event of our making to one, if it wants such. */
    boolean synthetic(Registration registration, EslEvent event, long epoch) {
        if (!registration.subscription.wants(event)) {
            return true;
        }
        counters.synthetic();
        return give(registration, new ReceivedEvent(node, epoch, Kind.SYNTHETIC, event));
    }

    /** Tells one how the connection stands, if it wants to know. */
    boolean lifecycle(Registration registration, Kind kind, long epoch, Map<String, String> headers) {
        return !registration.subscription.lifecycle()
                || give(registration, ReceivedEvent.lifecycle(node, epoch, kind, headers));
    }

    private boolean give(Registration registration, ReceivedEvent event) {
        if (!registration.isOpen()) {
            return true;
        }
        Outcome outcome = registration.listener.received(event);
        if (outcome != Outcome.KEPT) {
            counters.shed(event.event().name(), outcome);
        }
        return outcome != Outcome.OVERRUN;
    }
}

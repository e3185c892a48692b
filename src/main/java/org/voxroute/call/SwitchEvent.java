/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a switch tells, in words that hold for any switch. */
public sealed interface SwitchEvent {

    /** The node that tells it. */
    String node();

    /** When it happened, UTC, by the switch's clock. */
    Instant at();

    /**
     * Something about a leg.
     *
     * @param leg all that this event tells of it
     * @param call the leg that the switch says it belongs to: its own uuid unless another dialled it
     * @param epoch number of the connection that it came by; 0 if by none
     * @param tenant whose call, if the switch knows
     * @param isGuess the times are only about right: better ones that are known stay
     */
    record LegEvent(
            Leg leg,
            String call,
            Instant at,
            long epoch,
            @Nullable Integer tenant,
            boolean isGuess) implements SwitchEvent {
        @Override
        public String node() {
            return leg.node();
        }
    }

    /**
     * The connection is there again, and these legs are alive; a leg that isn't has ended unseen.
     *
     * @param epoch number of the connection: what came by it since proves a leg alive, too
     */
    record Resynced(String node, Instant at, long epoch, Set<String> alive) implements SwitchEvent {}

    /**
     * Something of a conversation with a voice agent. Changes no state of the call.
     *
     * @param leg that talks; any leg of the call
     * @param ordinal rises from one to the next of its leg, and is the same if the same is told again
     * @param tenant whose call, if nothing is known of it
     * @param message what was said, if this tells it
     */
    record Said(
            String node,
            String leg,
            long ordinal,
            int tenant,
            ConversationEvent event,
            @Nullable CallMessage message) implements SwitchEvent {
        @Override
        public Instant at() {
            return event.at();
        }
    }

    /** A telephone has registered, registered again, or is gone. */
    record RegistrationEvent(Registration registration) implements SwitchEvent {
        @Override
        public String node() {
            return registration.node();
        }

        @Override
        public Instant at() {
            return registration.at();
        }
    }

    /**
     * A SIP trunk has changed.
     *
     * @param state as the switch names it, such as REGED
     * @param ping UP or DOWN, if the switch asks
     */
    record GatewayEvent(
            String node,
            Instant at,
            String gateway,
            boolean up,
            @Nullable String state,
            @Nullable String ping,
            @Nullable String reason)
            implements SwitchEvent {}
}

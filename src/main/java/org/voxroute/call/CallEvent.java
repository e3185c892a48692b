/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the words of those who use calls. The contract is {@code asyncapi/call-events.yaml}.
 *
 * <p>Each has a type, a time, and what makes it one of its kind within its call: together they make its id, so that the same thing
 * told twice has the same id.
 */
public sealed interface CallEvent
        permits CallEvent.Started,
                CallEvent.Ringing,
                CallEvent.Answered,
                CallEvent.Bridged,
                CallEvent.Held,
                CallEvent.Unheld,
                CallEvent.Dtmf,
                CallEvent.Transferred,
                CallEvent.RecordingStarted,
                CallEvent.RecordingStopped,
                CallEvent.Merged,
                CallEvent.Ended,
                CallEvent.Recorded,
                CallEvent.AgentRegistration,
                CallEvent.Gateway,
                ConversationEvent {

    /** The name of its kind, such as {@code call.answered}. */
    String type();

    /** When it happened, UTC, by the switch's clock. */
    Instant at();

    /** Tells two of one kind in one call apart. */
    default String discriminator() {
        return "";
    }

    /** Kafka topic. */
    default String topic() {
        return Topics.CALL_EVENTS;
    }

    /** Kafka topics. */
    final class Topics {
        public static final String CALL_EVENTS = "voxroute.call-events";
        public static final String CDR = "voxroute.cdr";

        private Topics() {}
    }

    record Started(Instant at) implements CallEvent {
        @Override
        public String type() {
            return "call.started";
        }
    }

    /** A telephone rings; of a click-to-call first the agent's, then the destination's. */
    record Ringing(
            Instant at,
            String leg,
            @Nullable String number,
            @Nullable String extension) implements CallEvent {
        @Override
        public String type() {
            return "call.ringing";
        }

        @Override
        public String discriminator() {
            return leg;
        }
    }

    record Answered(Instant at) implements CallEvent {
        @Override
        public String type() {
            return "call.answered";
        }
    }

    /** Two legs hear each other. */
    record Bridged(Instant at, String leg, String otherLeg) implements CallEvent {
        @Override
        public String type() {
            return "call.bridged";
        }

        @Override
        public String discriminator() {
            return at + leg + otherLeg;
        }
    }

    record Held(Instant at, String leg) implements CallEvent {
        @Override
        public String type() {
            return "call.held";
        }

        @Override
        public String discriminator() {
            return at + leg;
        }
    }

    record Unheld(Instant at, String leg) implements CallEvent {
        @Override
        public String type() {
            return "call.unheld";
        }

        @Override
        public String discriminator() {
            return at + leg;
        }
    }

    record Dtmf(Instant at, String leg, String digit) implements CallEvent {
        @Override
        public String type() {
            return "call.dtmf";
        }

        @Override
        public String discriminator() {
            return at + leg + digit;
        }
    }

    /** An answered leg was sent elsewhere. */
    record Transferred(Instant at, String leg, String target) implements CallEvent {
        @Override
        public String type() {
            return "call.transferred";
        }

        @Override
        public String discriminator() {
            return at + leg + target;
        }
    }

    record RecordingStarted(Instant at, String leg, String path) implements CallEvent {
        @Override
        public String type() {
            return "call.recording.started";
        }

        @Override
        public String discriminator() {
            return at + leg + path;
        }
    }

    record RecordingStopped(Instant at, String leg, String path) implements CallEvent {
        @Override
        public String type() {
            return "call.recording.stopped";
        }

        @Override
        public String discriminator() {
            return at + leg + path;
        }
    }

    /** The last of this call: from now on it is a part of an older one. */
    record Merged(Instant at, String into) implements CallEvent {
        @Override
        public String type() {
            return "call.merged";
        }
    }

    record Ended(Cdr cdr) implements CallEvent {
        @Override
        public String type() {
            return "call.ended";
        }

        @Override
        public Instant at() {
            return cdr.end();
        }
    }

    /** The record of a call; a higher revision replaces a lower one. */
    record Recorded(Cdr cdr, List<String> recordings) implements CallEvent {
        @Override
        public String type() {
            return "cdr";
        }

        @Override
        public Instant at() {
            return cdr.end();
        }

        @Override
        public String discriminator() {
            return Integer.toString(cdr.revision());
        }

        @Override
        public String topic() {
            return Topics.CDR;
        }
    }

    /** An agent's telephone is there, or gone. */
    record AgentRegistration(Registration registration) implements CallEvent {
        @Override
        public String type() {
            return registration.registered() ? "agent.registered" : "agent.unregistered";
        }

        @Override
        public Instant at() {
            return registration.at();
        }

        @Override
        public String discriminator() {
            return registration.at() + "/" + registration.sequence() + registration.domain();
        }
    }

    record Gateway(SwitchEvent.GatewayEvent change) implements CallEvent {
        @Override
        public String type() {
            return change.up() ? "gateway.up" : "gateway.down";
        }

        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public String discriminator() {
            return change.at().toString();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.HangupCause;

/**
 * How a simulated phone or a number behind a gateway takes a call.
 *
 * @param outcome what it does in the end
 * @param ring from the INVITE until it rings
 * @param answer from ringing until it answers or refuses
 * @param hangup from its answer until it hangs up; null: it waits for the other side
 */
public record CalleeScript(
        Outcome outcome,
        Duration ring,
        Duration answer,
        @Nullable Duration hangup) {

    /** Rings soon and answers, as a newcomer expects. */
    public static final CalleeScript DEFAULT =
            new CalleeScript(Outcome.ANSWERED, Duration.ofMillis(200), Duration.ofMillis(500), null);

    /** What becomes of a call, with the SIP answer that a refusing far end gives. */
    public enum Outcome {
        ANSWERED(200, "OK", HangupCause.NORMAL_CLEARING, true),
        /** Answers after early media. */
        EARLY_MEDIA(200, "OK", HangupCause.NORMAL_CLEARING, true),
        BUSY(486, "Busy Here", HangupCause.USER_BUSY, true),
        REJECTED(603, "Decline", HangupCause.CALL_REJECTED, false),
        /** Rings for ever. */
        NO_ANSWER(480, "Temporarily Unavailable", HangupCause.NO_ANSWER, true),
        /** The caller gives up; for the callee the same as ringing for ever. */
        CANCELLED(487, "Request Terminated", HangupCause.ORIGINATOR_CANCEL, true),
        UNALLOCATED(404, "Not Found", HangupCause.UNALLOCATED_NUMBER, false),
        UNAVAILABLE(503, "Service Unavailable", HangupCause.NORMAL_TEMPORARY_FAILURE, false),
        INCOMPATIBLE(488, "Not Acceptable Here", HangupCause.INCOMPATIBLE_DESTINATION, false),
        TIMEOUT(408, "Request Timeout", HangupCause.RECOVERY_ON_TIMER_EXPIRE, false);

        private final int status;
        private final String phrase;
        private final HangupCause cause;
        private final boolean rings;

        Outcome(int status, String phrase, HangupCause cause, boolean rings) {
            this.status = status;
            this.phrase = phrase;
            this.cause = cause;
            this.rings = rings;
        }

        int status() {
            return status;
        }

        String phrase() {
            return phrase;
        }

        HangupCause cause() {
            return cause;
        }

        /** Whether one hears it ring before. */
        boolean rings() {
            return rings;
        }
    }
}

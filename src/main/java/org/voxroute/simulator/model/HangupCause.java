/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.Locale;
import java.util.Optional;

/** Why a channel ended, with the cause's number (Q.850 where it has one, else FreeSWITCH's own). */
public enum HangupCause {
    NONE(0),
    UNALLOCATED_NUMBER(1),
    NO_ROUTE_DESTINATION(3),
    NORMAL_CLEARING(16),
    USER_BUSY(17),
    NO_USER_RESPONSE(18),
    NO_ANSWER(19),
    SUBSCRIBER_ABSENT(20),
    CALL_REJECTED(21),
    DESTINATION_OUT_OF_ORDER(27),
    INVALID_NUMBER_FORMAT(28),
    NORMAL_UNSPECIFIED(31),
    NORMAL_TEMPORARY_FAILURE(41),
    SWITCH_CONGESTION(42),
    CHAN_NOT_IMPLEMENTED(66),
    SERVICE_NOT_IMPLEMENTED(79),
    INCOMPATIBLE_DESTINATION(88),
    RECOVERY_ON_TIMER_EXPIRE(102),
    INTERWORKING(127),
    ORIGINATOR_CANCEL(487),
    CRASH(500),
    SYSTEM_SHUTDOWN(501),
    LOSE_RACE(502),
    MANAGER_REQUEST(503),
    BLIND_TRANSFER(600),
    ATTENDED_TRANSFER(601),
    ALLOTTED_TIMEOUT(602),
    USER_CHALLENGE(603),
    MEDIA_TIMEOUT(604),
    PICKED_OFF(605),
    USER_NOT_REGISTERED(606),
    PROGRESS_TIMEOUT(607),
    INVALID_GATEWAY(608),
    GATEWAY_DOWN(609),
    INVALID_URL(610),
    INVALID_PROFILE(611);

    private final int number;

    HangupCause(int number) {
        this.number = number;
    }

    /** The number that {@code variable_hangup_cause_q850} carries. */
    public int number() {
        return number;
    }

    /** The cause of this name (any case) or number. */
    public static Optional<HangupCause> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (HangupCause cause : values()) {
            if (cause.name().equals(wanted) || Integer.toString(cause.number).equals(wanted)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}

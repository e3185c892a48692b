/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/**
 * A call from outside, and what becomes of it.
 *
 * @param from the caller's number
 * @param name the caller's name; may be empty
 * @param to the number dialled, as the carrier sends it
 * @param answerAfter from ringing until the phone answers or refuses, the caller cancels, or the switch gives up because nobody answers
 * @param hangupAfter from the answer until somebody hangs up
 * @param hangupBy who that is
 */
public record CallScript(
        String from,
        String name,
        String to,
        Outcome outcome,
        Duration answerAfter,
        Duration hangupAfter,
        Side hangupBy) {

    /** The two sides of a call. */
    public enum Side {
        CALLER,
        AGENT
    }

    /** What the phone does that the call reaches. */
    CalleeScript callee() {
        return new CalleeScript(
                outcome, Duration.ofMillis(50), answerAfter, hangupBy == Side.AGENT ? hangupAfter : null);
    }
}

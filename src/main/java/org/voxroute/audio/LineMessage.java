/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.util.UUID;

/** What passes over a call's media connection, whatever the transport: audio for the most part, and what is said about the call. Immutable. */
public sealed interface LineMessage
        permits AudioFrame, LineMessage.Call, LineMessage.Digit, LineMessage.Hangup, LineMessage.Failure {

    /** The connection is this call's. Comes once, before anything else. */
    record Call(UUID id) implements LineMessage {}

    /** A key was pressed, told at its end: 0 to 9, A to D, * or #. */
    record Digit(char key) implements LineMessage {}

    /** The call shall end. */
    record Hangup() implements LineMessage {}

    /**
     * The other side can't go on.
     *
     * @param code the transport's own, -1 if it gave none
     */
    record Failure(int code) implements LineMessage {}
}

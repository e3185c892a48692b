/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/**
 * How a connection ended.
 *
 * @param words for people: log, health, and the errors of commands
 */
record ConnectionEnd(EndCause cause, String words) {

    /** The kind of error that a command gets which the end caught. */
    EslException.Kind kind() {
        if (cause.isDenial()) {
            return EslException.Kind.DENIED;
        }
        return cause == EndCause.PROTOCOL ? EslException.Kind.DESYNC : EslException.Kind.CONNECTION_LOST;
    }
}

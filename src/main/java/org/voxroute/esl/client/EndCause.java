/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/** Why a connection ended, and who ended it. */
public enum EndCause {
    /** We were asked to. */
    CLOSED(By.US),
    /** A listener could not keep up with the ends of calls. */
    OVERRUN(By.US),
    /** The peer said nothing for too long: it is dead, frozen, or the network swallows everything. */
    SILENT(By.US),
    /** What came can't be understood, or is beyond the limits. */
    PROTOCOL(By.US),
    /** No greeting, or no answer to the password, in time. */
    NO_GREETING(By.US),
    /** The password or user is wrong. */
    WRONG_PASSWORD(By.SWITCH),
    /** The switch's access control list refuses our address. */
    ACCESS_LIST(By.SWITCH),
    /** The switch, or its event socket, was being shut down. */
    SHUTDOWN(By.SWITCH),
    /** The switch said goodbye. */
    GOODBYE(By.SWITCH),
    /** No connection could be made. */
    UNREACHABLE(By.NETWORK),
    /** The connection ended without a word. */
    CUT(By.NETWORK);

    /** Who ended it. */
    public enum By {
        US,
        SWITCH,
        NETWORK
    }

    private final By by;

    EndCause(By by) {
        this.by = by;
    }

    public By by() {
        return by;
    }

    /** Whether the switch knows us and doesn't want us: trying again soon doesn't help. */
    public boolean isDenial() {
        return this == WRONG_PASSWORD || this == ACCESS_LIST;
    }
}

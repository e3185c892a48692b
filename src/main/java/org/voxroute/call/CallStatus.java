/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

/** Where a call stands. */
public enum CallStatus {
    STARTED("started"),
    RINGING("ringing"),
    ANSWERED("answered"),
    /** Two people, or a person and a voice agent, are connected. */
    IN_PROGRESS("in_progress"),
    HELD("held"),
    ENDED("ended"),
    /** It was connected to an older call, and is a part of that one now. */
    MERGED("merged");

    private final String label;

    CallStatus(String label) {
        this.label = label;
    }

    /** As written into phone_calls.status. */
    public String label() {
        return label;
    }
}

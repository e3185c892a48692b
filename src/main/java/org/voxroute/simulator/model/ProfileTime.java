/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** The times of a caller profile, in the order in which events name them. */
public enum ProfileTime {
    PROFILE_CREATED("Profile-Created-Time"),
    CREATED("Channel-Created-Time"),
    ANSWERED("Channel-Answered-Time"),
    PROGRESS("Channel-Progress-Time"),
    PROGRESS_MEDIA("Channel-Progress-Media-Time"),
    HANGUP("Channel-Hangup-Time"),
    TRANSFER("Channel-Transfer-Time"),
    RESURRECT("Channel-Resurrect-Time"),
    BRIDGED("Channel-Bridged-Time"),
    LAST_HOLD("Channel-Last-Hold"),
    HOLD_ACCUM("Channel-Hold-Accum");

    private final String word;

    ProfileTime(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

/** Does for a call what takes time, elsewhere: each returns at once, as it is called on the line's thread. */
public interface Opening {

    /** Finds out as who a voice agent talks on a call that began, and the agent; to end in {@link VoiceSession#open} or {@link VoiceSession#fail}. */
    void begin(VoiceSession session);

    /** Has a person go on with the caller; where nobody can, the call ends. */
    default void transfer(VoiceSession session) {
        session.hangUp("Nobody can take the call over");
    }
}

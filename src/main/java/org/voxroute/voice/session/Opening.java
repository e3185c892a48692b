/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

/** Finds a voice agent for a call that began, elsewhere: it must return at once, as it is called on the line's thread. */
@FunctionalInterface
public interface Opening {

    /** To end in {@link VoiceSession#attach} or {@link VoiceSession#fail}. */
    void begin(VoiceSession session);
}

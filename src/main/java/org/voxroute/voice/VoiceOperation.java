/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of exchange a {@code voice:} URI means. */
public enum VoiceOperation {
    /** Exchanges a frame of a line: the caller's comes, the voice agent's goes. */
    CONVERSE,
    /** Opens the voice agent of a call, once. */
    OPEN,
    /** Answers a frame with as much silence. */
    SILENCE,
    /** The voice agent says something. */
    SAY,
    /** Keys are pressed on the line. */
    PRESS,
    /** A person goes on with the caller. */
    TRANSFER,
    /** The call ends. */
    HANGUP,
    /** Comes: what happens on calls. */
    EVENTS,
    /** Comes: what callers say, once they are done with it. */
    UTTERANCES,
    /** Comes: the audio of calls. */
    TAP;

    /** Whether routes begin with it. */
    boolean isConsumed() {
        return this == EVENTS || this == UTTERANCES || this == TAP;
    }

    static VoiceOperation of(String word) {
        for (VoiceOperation operation : values()) {
            if (operation.word().equals(word)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("There is no voice:" + word + "; there are "
                + Arrays.stream(values()).map(o -> "voice:" + o.word()).collect(Collectors.joining(", ")));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

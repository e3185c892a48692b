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
    SILENCE;

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

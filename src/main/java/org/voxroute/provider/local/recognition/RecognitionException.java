/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import org.jspecify.annotations.Nullable;

/** An utterance can't be recognised. The call may go on: {@link #kind()} says whether trying again helps. */
public final class RecognitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    RecognitionException(Kind kind, String message) {
        this(kind, message, null);
    }

    RecognitionException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Why. */
    public enum Kind {
        /** All decoders are in use: the next utterance may find one. */
        BUSY,
        /** The machine can't keep up, or the utterance is longer than any answer: sound was dropped. */
        TOO_LONG,
        /** The engine refuses: the next utterance will hardly do better. */
        ENGINE
    }
}

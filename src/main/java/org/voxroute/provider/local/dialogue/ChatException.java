/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import org.jspecify.annotations.Nullable;

/** The language model gives no answer, or no whole one. */
public final class ChatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    ChatException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same question may be answered if it is asked again. */
    public boolean isRecoverable() {
        return kind != Kind.REFUSED;
    }

    /** Why. */
    public enum Kind {
        UNREACHABLE,
        TIMED_OUT,
        BUSY,
        /** The model or its server doesn't want this request: wrong key, unknown model, senseless answer. */
        REFUSED
    }
}

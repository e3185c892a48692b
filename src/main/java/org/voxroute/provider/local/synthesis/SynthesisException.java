/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import org.jspecify.annotations.Nullable;

/** A text can't be spoken. */
public final class SynthesisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    SynthesisException(String message, @Nullable Throwable cause) {
        super(message, cause);
        busy = false;
    }

    private SynthesisException(String message) {
        super(message);
        busy = true;
    }

    static SynthesisException tooMuch(int waiting) {
        return new SynthesisException(waiting + " texts wait to be spoken already");
    }

    /** Whether trying again in a second may help. */
    public boolean isBusy() {
        return busy;
    }
}
